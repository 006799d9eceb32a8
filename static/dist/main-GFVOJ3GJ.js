import"./chunk-KR7AALJL.js";

import"./chunk-ZT57WAT4.js";

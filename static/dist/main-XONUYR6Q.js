import"./chunk-KGY7554I.js";

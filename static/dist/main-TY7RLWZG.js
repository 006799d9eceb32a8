import"./chunk-G2ZWNPYW.js";

import"./chunk-NQZHKP6E.js";

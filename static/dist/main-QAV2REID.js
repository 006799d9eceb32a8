import"./chunk-SCTSUQI2.js";

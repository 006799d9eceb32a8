import"./chunk-SQ2ITYYB.js";

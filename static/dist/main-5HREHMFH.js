import"./chunk-MXXVKKEF.js";

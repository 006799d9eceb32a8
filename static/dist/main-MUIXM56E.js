import"./chunk-GCHZGOK6.js";

import"./chunk-BSBOMP7W.js";

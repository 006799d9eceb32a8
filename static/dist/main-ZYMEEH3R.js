import"./chunk-NCOXX6VS.js";

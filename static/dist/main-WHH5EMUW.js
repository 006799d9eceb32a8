import"./chunk-X24AQ2WK.js";

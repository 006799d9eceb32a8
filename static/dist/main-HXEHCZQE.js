import"./chunk-QHQR4NME.js";

import"./chunk-QWBBVLT6.js";

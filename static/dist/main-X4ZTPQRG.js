import"./chunk-I74QXRG2.js";

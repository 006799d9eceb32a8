import"./chunk-JDILGAAR.js";

import"./chunk-TLOC6O2Q.js";

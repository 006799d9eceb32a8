import"./chunk-LHEK3COW.js";

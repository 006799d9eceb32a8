import"./chunk-ZEJJAJ3T.js";

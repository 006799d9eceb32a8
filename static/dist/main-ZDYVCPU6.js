import"./chunk-HH2M3TPL.js";

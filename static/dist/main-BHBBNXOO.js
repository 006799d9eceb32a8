import"./chunk-2A2NMVN6.js";

import"./chunk-DVMPDTEL.js";

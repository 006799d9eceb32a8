import"./chunk-ZBMGAPRF.js";

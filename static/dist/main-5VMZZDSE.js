import"./chunk-PTHLXYY4.js";

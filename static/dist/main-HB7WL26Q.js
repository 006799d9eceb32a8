import"./chunk-DNPEWCDV.js";

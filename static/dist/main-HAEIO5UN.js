import"./chunk-ORGXHAHL.js";

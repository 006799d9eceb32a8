import"./chunk-ITQ5MLOQ.js";

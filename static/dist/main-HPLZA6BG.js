import"./chunk-PB7CIEKB.js";

import"./chunk-NE3X2I2N.js";

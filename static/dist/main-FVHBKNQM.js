import"./chunk-SGMXCWOY.js";

import"./chunk-H7FATT4G.js";

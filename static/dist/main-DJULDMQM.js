import"./chunk-VHYA7LQ7.js";

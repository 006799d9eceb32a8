import"./chunk-VNKZB6NG.js";

import"./chunk-T25HT7D3.js";

import"./chunk-MJM3DUYH.js";

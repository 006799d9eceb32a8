import"./chunk-HBCTJGN4.js";

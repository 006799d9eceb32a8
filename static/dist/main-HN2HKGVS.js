import"./chunk-EFKVRGBL.js";

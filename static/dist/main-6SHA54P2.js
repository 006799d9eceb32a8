import"./chunk-HPGSGZPW.js";

import"./chunk-LJ5AFIOO.js";

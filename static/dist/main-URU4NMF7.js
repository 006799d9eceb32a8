import"./chunk-TWJFBESL.js";

import"./chunk-KPTF6MWP.js";

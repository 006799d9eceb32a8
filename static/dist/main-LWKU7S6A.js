import"./chunk-P5PEC5J7.js";

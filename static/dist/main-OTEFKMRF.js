import"./chunk-FP5Z7CWG.js";

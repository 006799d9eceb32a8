import"./chunk-JGHIXUUJ.js";

import"./chunk-SY2HRBIN.js";

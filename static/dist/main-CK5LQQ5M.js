import"./chunk-PSHXXQLR.js";

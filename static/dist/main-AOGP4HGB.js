import"./chunk-JF5CCTW7.js";

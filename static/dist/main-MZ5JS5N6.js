import"./chunk-WTEBQ3Y6.js";

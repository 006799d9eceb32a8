import"./chunk-EVHS72U4.js";

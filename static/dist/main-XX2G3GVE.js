import"./chunk-H55MM5NT.js";

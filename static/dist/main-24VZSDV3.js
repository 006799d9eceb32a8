import"./chunk-ZD7PESBU.js";

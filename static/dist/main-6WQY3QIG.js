import"./chunk-6VJCF4HW.js";

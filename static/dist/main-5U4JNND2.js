import"./chunk-6KTWGELO.js";

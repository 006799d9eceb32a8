import"./chunk-7O25PGS7.js";

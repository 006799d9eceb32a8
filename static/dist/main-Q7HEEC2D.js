import"./chunk-DEKC34SS.js";

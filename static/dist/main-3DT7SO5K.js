import"./chunk-MVVVEMMB.js";

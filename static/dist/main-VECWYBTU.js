import"./chunk-NZ2Q5M5C.js";

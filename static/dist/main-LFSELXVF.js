import"./chunk-Q5YRCKNG.js";

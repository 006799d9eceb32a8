import"./chunk-NZ7MAYSE.js";

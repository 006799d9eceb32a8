import"./chunk-V2UWJ6U6.js";

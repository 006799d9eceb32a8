import"./chunk-36EVRZUG.js";

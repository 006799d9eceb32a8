import"./chunk-VD7CEASE.js";

import"./chunk-QKFPMWYI.js";

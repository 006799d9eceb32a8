import"./chunk-KJLB3KWD.js";

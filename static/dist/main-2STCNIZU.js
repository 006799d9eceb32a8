import"./chunk-KQG4N2HW.js";

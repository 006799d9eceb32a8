import"./chunk-QTIP5VTK.js";

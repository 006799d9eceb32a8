import"./chunk-PPQLT6OA.js";

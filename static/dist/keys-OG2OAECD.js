import{a,b}from"./chunk-H2Y53V7M.js";import"./chunk-BCJASX5B.js";import"./chunk-GGYO2P6G.js";import"./chunk-ILBQVMON.js";import"./chunk-QWBBVLT6.js";export{b as press,a as table};

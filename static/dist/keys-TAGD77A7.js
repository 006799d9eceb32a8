import{a,b}from"./chunk-ZWQJSD4P.js";import"./chunk-LTAANY4M.js";import"./chunk-SGIRG6GK.js";import"./chunk-GGYO2P6G.js";import"./chunk-FP5Z7CWG.js";export{b as press,a as table};

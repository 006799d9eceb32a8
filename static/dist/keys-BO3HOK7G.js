import{a,b}from"./chunk-BPLKX2HY.js";import"./chunk-IGC7GXLZ.js";import"./chunk-GGYO2P6G.js";import"./chunk-NNLDQVPS.js";import"./chunk-LJ5AFIOO.js";export{b as press,a as table};

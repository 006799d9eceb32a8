import{a,b}from"./chunk-JSJ64T6M.js";import"./chunk-PZQFL2ZU.js";import"./chunk-G33NUCXO.js";import"./chunk-GGYO2P6G.js";import"./chunk-I74QXRG2.js";export{b as press,a as table};

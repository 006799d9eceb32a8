import{a,b}from"./chunk-YJKOXKLZ.js";import"./chunk-WK2SLYOX.js";import"./chunk-GGYO2P6G.js";import"./chunk-FQUAUS3V.js";import"./chunk-PSHXXQLR.js";export{b as press,a as table};

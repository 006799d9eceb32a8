import{a,b}from"./chunk-NPIVZDHJ.js";import"./chunk-DG2IUKRC.js";import"./chunk-GGYO2P6G.js";import"./chunk-ZBMC6CRL.js";import"./chunk-HH2M3TPL.js";export{b as press,a as table};

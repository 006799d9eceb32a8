import{a,b}from"./chunk-DLDIEJBB.js";import"./chunk-PTWZ6QFK.js";import"./chunk-GGYO2P6G.js";import"./chunk-XVC6EBXT.js";import"./chunk-UAPOEBRC.js";export{b as press,a as table};

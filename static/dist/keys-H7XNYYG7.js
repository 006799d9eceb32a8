import{a,b}from"./chunk-CHSG5X4D.js";import"./chunk-L75N7YWJ.js";import"./chunk-GGYO2P6G.js";import"./chunk-Z2AB7DRF.js";import"./chunk-Q5YRCKNG.js";export{b as press,a as table};

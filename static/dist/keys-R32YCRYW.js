import{a,b}from"./chunk-NHHUEUIY.js";import"./chunk-3DJVUPFN.js";import"./chunk-GGYO2P6G.js";import"./chunk-ATXXUFO3.js";import"./chunk-SGMXCWOY.js";export{b as press,a as table};

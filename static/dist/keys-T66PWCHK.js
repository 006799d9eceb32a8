import{a,b}from"./chunk-LUS43I6E.js";import"./chunk-3G5R7EBQ.js";import"./chunk-GGYO2P6G.js";import"./chunk-JW4ASOE5.js";import"./chunk-G2ZWNPYW.js";export{b as press,a as table};

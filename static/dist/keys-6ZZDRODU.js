import{a,b}from"./chunk-6ELYJBK4.js";import"./chunk-JFXM7VE3.js";import"./chunk-GGYO2P6G.js";import"./chunk-MMBDBQ5Q.js";import"./chunk-X24AQ2WK.js";export{b as press,a as table};

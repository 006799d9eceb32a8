import{a,b}from"./chunk-WL3NL7HQ.js";import"./chunk-GJGWBN32.js";import"./chunk-GGYO2P6G.js";import"./chunk-2MARGPHK.js";import"./chunk-2A2NMVN6.js";export{b as press,a as table};

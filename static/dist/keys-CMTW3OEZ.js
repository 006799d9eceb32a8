import{a,b}from"./chunk-RGIPNMXN.js";import"./chunk-GQFFHFOX.js";import"./chunk-GGYO2P6G.js";import"./chunk-MRUTGPW3.js";import"./chunk-NQZHKP6E.js";export{b as press,a as table};

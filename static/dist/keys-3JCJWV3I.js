import{a,b}from"./chunk-2EIH55YI.js";import"./chunk-2XUJT6HR.js";import"./chunk-GGYO2P6G.js";import"./chunk-PFZHOIY7.js";import"./chunk-ZT57WAT4.js";export{b as press,a as table};

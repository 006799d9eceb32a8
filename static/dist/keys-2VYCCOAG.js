import{a,b}from"./chunk-3SYRHIIB.js";import"./chunk-VRKT3YBN.js";import"./chunk-7DF6KLIO.js";import"./chunk-GGYO2P6G.js";import"./chunk-DEKC34SS.js";export{b as press,a as table};

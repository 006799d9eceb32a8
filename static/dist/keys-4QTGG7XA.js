import{a,b}from"./chunk-ZF5ZITPI.js";import"./chunk-WYD4QU62.js";import"./chunk-GGYO2P6G.js";import"./chunk-N6XPDNKQ.js";import"./chunk-H7FATT4G.js";export{b as press,a as table};

import{a,b}from"./chunk-YLDPFKZS.js";import"./chunk-WE4LMYIO.js";import"./chunk-GGYO2P6G.js";import"./chunk-E56ZHLIP.js";import"./chunk-PB7CIEKB.js";export{b as press,a as table};

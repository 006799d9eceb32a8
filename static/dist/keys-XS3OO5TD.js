import{a,b}from"./chunk-4QJJ2XYN.js";import"./chunk-UZY6POXY.js";import"./chunk-GGYO2P6G.js";import"./chunk-2KDTX3M3.js";import"./chunk-36EVRZUG.js";export{b as press,a as table};

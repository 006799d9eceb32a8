import{a,b}from"./chunk-YT3FEL7M.js";import"./chunk-NAXOQSKK.js";import"./chunk-RUGOR7ZP.js";import"./chunk-GGYO2P6G.js";import"./chunk-T25HT7D3.js";export{b as press,a as table};

import{a,b}from"./chunk-SWUDJ7SH.js";import"./chunk-23OZLCMU.js";import"./chunk-GGYO2P6G.js";import"./chunk-CBRICJ73.js";import"./chunk-SCTSUQI2.js";export{b as press,a as table};

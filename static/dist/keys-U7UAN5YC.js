import{a,b}from"./chunk-JYOCG4MB.js";import"./chunk-7ZMKSL5T.js";import"./chunk-GGYO2P6G.js";import"./chunk-CPXP5RD4.js";import"./chunk-NCOXX6VS.js";export{b as press,a as table};

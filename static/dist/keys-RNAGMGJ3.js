import{a,b}from"./chunk-JHT6VLEG.js";import"./chunk-FNN2PKRS.js";import"./chunk-GGYO2P6G.js";import"./chunk-EDWOAQJQ.js";import"./chunk-NZ7MAYSE.js";export{b as press,a as table};

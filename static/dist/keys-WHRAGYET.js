import{a,b}from"./chunk-7IKRN3FC.js";import"./chunk-YVZLWKPU.js";import"./chunk-GGYO2P6G.js";import"./chunk-LJHODCVA.js";import"./chunk-6VJCF4HW.js";export{b as press,a as table};

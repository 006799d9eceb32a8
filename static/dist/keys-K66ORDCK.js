import{a,b}from"./chunk-GRO7EFBZ.js";import"./chunk-4UXAZQVV.js";import"./chunk-D5PMRXLF.js";import"./chunk-GGYO2P6G.js";import"./chunk-BSBOMP7W.js";export{b as press,a as table};

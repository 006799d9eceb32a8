import{a,b}from"./chunk-54TIVXYM.js";import"./chunk-ZMM3NVA6.js";import"./chunk-IWJRPZ5E.js";import"./chunk-GGYO2P6G.js";import"./chunk-DNPEWCDV.js";export{b as press,a as table};

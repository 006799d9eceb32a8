import{a,b}from"./chunk-YMMD4QEL.js";import"./chunk-RAMD4LFP.js";import"./chunk-GGYO2P6G.js";import"./chunk-GUBV4Y3J.js";import"./chunk-6KTWGELO.js";export{b as press,a as table};

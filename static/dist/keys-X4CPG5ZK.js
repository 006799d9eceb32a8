import{a,b}from"./chunk-TQ3I5GGZ.js";import"./chunk-ZEV3HLX3.js";import"./chunk-GGYO2P6G.js";import"./chunk-2VX6P7CA.js";import"./chunk-ZD7PESBU.js";export{b as press,a as table};

import{a,b}from"./chunk-LI3XDSAB.js";import"./chunk-M7KHUA7G.js";import"./chunk-GGYO2P6G.js";import"./chunk-XOTDODXV.js";import"./chunk-H55MM5NT.js";export{b as press,a as table};

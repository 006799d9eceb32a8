import{a,b}from"./chunk-HHPKBHO6.js";import"./chunk-PVIG6FV2.js";import"./chunk-GGYO2P6G.js";import"./chunk-N7AI2MCI.js";import"./chunk-QTIP5VTK.js";export{b as press,a as table};

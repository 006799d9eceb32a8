import{a,b}from"./chunk-KIZYPTNX.js";import"./chunk-TWC7KSWL.js";import"./chunk-GGYO2P6G.js";import"./chunk-IKCLRPRR.js";import"./chunk-P5PEC5J7.js";export{b as press,a as table};

import{a,b}from"./chunk-XXRXGQN5.js";import"./chunk-OLGKI4FE.js";import"./chunk-GGYO2P6G.js";import"./chunk-BA6OCSCL.js";import"./chunk-ORGXHAHL.js";export{b as press,a as table};

import{a,b}from"./chunk-VV5R7CTZ.js";import"./chunk-ARHSOL5D.js";import"./chunk-GGYO2P6G.js";import"./chunk-H4ZMHOWA.js";import"./chunk-ZEJJAJ3T.js";export{b as press,a as table};

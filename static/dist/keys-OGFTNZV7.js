import{a,b}from"./chunk-KJ3CQ75F.js";import"./chunk-Z2PBNONN.js";import"./chunk-GGYO2P6G.js";import"./chunk-IM7P7ELU.js";import"./chunk-PPQLT6OA.js";export{b as press,a as table};

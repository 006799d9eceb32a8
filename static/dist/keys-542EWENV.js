import{a,b}from"./chunk-YLH4G4YH.js";import"./chunk-FPKITU4L.js";import"./chunk-GGYO2P6G.js";import"./chunk-BLZGYEGZ.js";import"./chunk-ITQ5MLOQ.js";export{b as press,a as table};

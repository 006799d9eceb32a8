import{a,b}from"./chunk-6TEJLGPQ.js";import"./chunk-UZI2XYTU.js";import"./chunk-GGYO2P6G.js";import"./chunk-MSLPWFLJ.js";import"./chunk-HBCTJGN4.js";export{b as press,a as table};

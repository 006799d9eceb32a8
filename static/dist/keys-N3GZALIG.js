import{a,b}from"./chunk-OW45G3UL.js";import"./chunk-HYSWSIGU.js";import"./chunk-GGYO2P6G.js";import"./chunk-YXGWB67E.js";import"./chunk-QHQR4NME.js";export{b as press,a as table};

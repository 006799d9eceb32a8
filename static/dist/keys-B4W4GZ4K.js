import{a,b}from"./chunk-YLOSQEDA.js";import"./chunk-ZBWNL2DE.js";import"./chunk-GGYO2P6G.js";import"./chunk-HIO432SM.js";import"./chunk-VD7CEASE.js";export{b as press,a as table};

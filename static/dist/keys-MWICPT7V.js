import{a,b}from"./chunk-RPZ4HRZM.js";import"./chunk-X7Q45WXW.js";import"./chunk-GGYO2P6G.js";import"./chunk-PXP6YXYW.js";import"./chunk-ZBMGAPRF.js";export{b as press,a as table};

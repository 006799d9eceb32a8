import{a,b}from"./chunk-CVUTGB7Z.js";import"./chunk-RTA6QIN4.js";import"./chunk-GGYO2P6G.js";import"./chunk-64DX2O7U.js";import"./chunk-SY2HRBIN.js";export{b as press,a as table};

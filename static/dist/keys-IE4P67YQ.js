import{a,b}from"./chunk-Q54TCAOK.js";import"./chunk-HDOQGWJE.js";import"./chunk-GGYO2P6G.js";import"./chunk-NIXFDJGC.js";import"./chunk-MJM3DUYH.js";export{b as press,a as table};

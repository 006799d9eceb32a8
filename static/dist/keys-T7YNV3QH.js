import{a,b}from"./chunk-JRCJHK6F.js";import"./chunk-VYFAOUUG.js";import"./chunk-GGYO2P6G.js";import"./chunk-ZY24TWL4.js";import"./chunk-JDILGAAR.js";export{b as press,a as table};

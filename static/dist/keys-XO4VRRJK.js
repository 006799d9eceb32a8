import{a,b}from"./chunk-37W446VG.js";import"./chunk-LO6ACIDT.js";import"./chunk-GGYO2P6G.js";import"./chunk-KBTILGRF.js";import"./chunk-PTHLXYY4.js";export{b as press,a as table};

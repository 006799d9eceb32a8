import{a,b}from"./chunk-R3UTDJVO.js";import"./chunk-NF6AFKN3.js";import"./chunk-VJ6RAH24.js";import"./chunk-GGYO2P6G.js";import"./chunk-KQG4N2HW.js";export{b as press,a as table};

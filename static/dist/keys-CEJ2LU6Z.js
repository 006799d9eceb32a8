import{a,b}from"./chunk-ENPFR5UL.js";import"./chunk-PJDWDMYK.js";import"./chunk-GGYO2P6G.js";import"./chunk-UHSUVHZE.js";import"./chunk-HPGSGZPW.js";export{b as press,a as table};

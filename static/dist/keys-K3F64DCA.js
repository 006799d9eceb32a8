import{a,b}from"./chunk-LCFXBLR6.js";import"./chunk-3YIIGBUS.js";import"./chunk-GGYO2P6G.js";import"./chunk-V6X5CRHZ.js";import"./chunk-KGY7554I.js";export{b as press,a as table};

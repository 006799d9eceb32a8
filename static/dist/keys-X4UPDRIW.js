import{a,b}from"./chunk-JHXBXI7V.js";import"./chunk-C6HZPMVT.js";import"./chunk-BQ7WRHVZ.js";import"./chunk-GGYO2P6G.js";import"./chunk-MXXVKKEF.js";export{b as press,a as table};

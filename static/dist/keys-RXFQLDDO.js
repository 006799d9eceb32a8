import{a,b}from"./chunk-ITMM7RP6.js";import"./chunk-LNGLP2UY.js";import"./chunk-GGYO2P6G.js";import"./chunk-LONTPVID.js";import"./chunk-LHEK3COW.js";export{b as press,a as table};

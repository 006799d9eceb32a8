import{a,b}from"./chunk-OQ6C7UB7.js";import"./chunk-VBGQIXFE.js";import"./chunk-BVIROGEM.js";import"./chunk-GGYO2P6G.js";import"./chunk-KJLB3KWD.js";export{b as press,a as table};

import{a,b}from"./chunk-2KJMSGPB.js";import"./chunk-CXGEXNHL.js";import"./chunk-GGYO2P6G.js";import"./chunk-XUO4WBKO.js";import"./chunk-GCHZGOK6.js";export{b as press,a as table};

import{a,b,c,d}from"./chunk-CXGEXNHL.js";import"./chunk-GGYO2P6G.js";import"./chunk-XUO4WBKO.js";import"./chunk-GCHZGOK6.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

import{a,b,c,d}from"./chunk-GJGWBN32.js";import"./chunk-GGYO2P6G.js";import"./chunk-2MARGPHK.js";import"./chunk-2A2NMVN6.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

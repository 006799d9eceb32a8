import{a,b,c,d}from"./chunk-GQFFHFOX.js";import"./chunk-GGYO2P6G.js";import"./chunk-MRUTGPW3.js";import"./chunk-NQZHKP6E.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

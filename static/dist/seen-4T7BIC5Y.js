import{a,b,c,d}from"./chunk-JFXM7VE3.js";import"./chunk-GGYO2P6G.js";import"./chunk-MMBDBQ5Q.js";import"./chunk-X24AQ2WK.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

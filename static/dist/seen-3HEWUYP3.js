import{a,b,c,d}from"./chunk-3G5R7EBQ.js";import"./chunk-GGYO2P6G.js";import"./chunk-JW4ASOE5.js";import"./chunk-G2ZWNPYW.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

import{a,b,c,d}from"./chunk-3DJVUPFN.js";import"./chunk-GGYO2P6G.js";import"./chunk-ATXXUFO3.js";import"./chunk-SGMXCWOY.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

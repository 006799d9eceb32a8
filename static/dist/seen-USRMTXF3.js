import{a,b,c,d}from"./chunk-LNGLP2UY.js";import"./chunk-GGYO2P6G.js";import"./chunk-LONTPVID.js";import"./chunk-LHEK3COW.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

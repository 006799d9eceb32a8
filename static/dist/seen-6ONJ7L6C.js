import{a,b,c,d}from"./chunk-VBGQIXFE.js";import"./chunk-BVIROGEM.js";import"./chunk-GGYO2P6G.js";import"./chunk-KJLB3KWD.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

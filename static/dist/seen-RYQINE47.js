import{a,b,c,d}from"./chunk-BCJASX5B.js";import"./chunk-GGYO2P6G.js";import"./chunk-ILBQVMON.js";import"./chunk-QWBBVLT6.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

import{a,b,c,d}from"./chunk-23OZLCMU.js";import"./chunk-GGYO2P6G.js";import"./chunk-CBRICJ73.js";import"./chunk-SCTSUQI2.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

import{a,b,c,d}from"./chunk-Z2PBNONN.js";import"./chunk-GGYO2P6G.js";import"./chunk-IM7P7ELU.js";import"./chunk-PPQLT6OA.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

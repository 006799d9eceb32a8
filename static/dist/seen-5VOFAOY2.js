import{a,b,c,d}from"./chunk-LTAANY4M.js";import"./chunk-SGIRG6GK.js";import"./chunk-GGYO2P6G.js";import"./chunk-FP5Z7CWG.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

import{a,b,c,d}from"./chunk-HYSWSIGU.js";import"./chunk-GGYO2P6G.js";import"./chunk-YXGWB67E.js";import"./chunk-QHQR4NME.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

import{a,b,c,d}from"./chunk-X7Q45WXW.js";import"./chunk-GGYO2P6G.js";import"./chunk-PXP6YXYW.js";import"./chunk-ZBMGAPRF.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

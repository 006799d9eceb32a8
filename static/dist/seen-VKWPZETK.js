import{a,b,c,d}from"./chunk-YP6YJYWV.js";import"./chunk-INATDEOI.js";import"./chunk-GGYO2P6G.js";import"./chunk-V2UWJ6U6.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

import{a,b,c,d}from"./chunk-2XUJT6HR.js";import"./chunk-GGYO2P6G.js";import"./chunk-PFZHOIY7.js";import"./chunk-ZT57WAT4.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

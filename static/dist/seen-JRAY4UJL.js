import{a,b,c,d}from"./chunk-W4QSAMDY.js";import"./chunk-GGYO2P6G.js";import"./chunk-UP3KT6IK.js";import"./chunk-JGHIXUUJ.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

import{a,b,c,d}from"./chunk-NF6AFKN3.js";import"./chunk-VJ6RAH24.js";import"./chunk-GGYO2P6G.js";import"./chunk-KQG4N2HW.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

import{a,b,c,d}from"./chunk-3YIIGBUS.js";import"./chunk-GGYO2P6G.js";import"./chunk-V6X5CRHZ.js";import"./chunk-KGY7554I.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

import{a,b,c,d}from"./chunk-LO6ACIDT.js";import"./chunk-GGYO2P6G.js";import"./chunk-KBTILGRF.js";import"./chunk-PTHLXYY4.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

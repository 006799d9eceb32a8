import{a,b,c,d}from"./chunk-WK2SLYOX.js";import"./chunk-GGYO2P6G.js";import"./chunk-FQUAUS3V.js";import"./chunk-PSHXXQLR.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

import{a,b,c,d}from"./chunk-ZMM3NVA6.js";import"./chunk-IWJRPZ5E.js";import"./chunk-GGYO2P6G.js";import"./chunk-DNPEWCDV.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

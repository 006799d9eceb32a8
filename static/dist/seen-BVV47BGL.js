import{a,b,c,d}from"./chunk-PTWZ6QFK.js";import"./chunk-GGYO2P6G.js";import"./chunk-XVC6EBXT.js";import"./chunk-UAPOEBRC.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

import{a,b,c,d}from"./chunk-FNN2PKRS.js";import"./chunk-GGYO2P6G.js";import"./chunk-EDWOAQJQ.js";import"./chunk-NZ7MAYSE.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

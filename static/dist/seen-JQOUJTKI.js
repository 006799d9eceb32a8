import{a,b,c,d}from"./chunk-7ZMKSL5T.js";import"./chunk-GGYO2P6G.js";import"./chunk-CPXP5RD4.js";import"./chunk-NCOXX6VS.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

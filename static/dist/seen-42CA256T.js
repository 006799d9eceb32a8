import{a,b,c,d}from"./chunk-OLGKI4FE.js";import"./chunk-GGYO2P6G.js";import"./chunk-BA6OCSCL.js";import"./chunk-ORGXHAHL.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

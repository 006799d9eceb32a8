import{a,b,c,d}from"./chunk-DG2IUKRC.js";import"./chunk-GGYO2P6G.js";import"./chunk-ZBMC6CRL.js";import"./chunk-HH2M3TPL.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

import{a,b,c,d}from"./chunk-PZQFL2ZU.js";import"./chunk-G33NUCXO.js";import"./chunk-GGYO2P6G.js";import"./chunk-I74QXRG2.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

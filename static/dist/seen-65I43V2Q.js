import{a,b,c,d}from"./chunk-IGC7GXLZ.js";import"./chunk-GGYO2P6G.js";import"./chunk-NNLDQVPS.js";import"./chunk-LJ5AFIOO.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

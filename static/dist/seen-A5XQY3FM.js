import{a,b,c,d}from"./chunk-NAXOQSKK.js";import"./chunk-RUGOR7ZP.js";import"./chunk-GGYO2P6G.js";import"./chunk-T25HT7D3.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

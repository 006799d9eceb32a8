import{a,b,c,d}from"./chunk-HDOQGWJE.js";import"./chunk-GGYO2P6G.js";import"./chunk-NIXFDJGC.js";import"./chunk-MJM3DUYH.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

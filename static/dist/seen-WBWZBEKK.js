import{a,b,c,d}from"./chunk-FPKITU4L.js";import"./chunk-GGYO2P6G.js";import"./chunk-BLZGYEGZ.js";import"./chunk-ITQ5MLOQ.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

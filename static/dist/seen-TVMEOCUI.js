import{a,b,c,d}from"./chunk-UZY6POXY.js";import"./chunk-GGYO2P6G.js";import"./chunk-2KDTX3M3.js";import"./chunk-36EVRZUG.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

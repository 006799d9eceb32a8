import{a,b,c,d}from"./chunk-WE4LMYIO.js";import"./chunk-GGYO2P6G.js";import"./chunk-E56ZHLIP.js";import"./chunk-PB7CIEKB.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

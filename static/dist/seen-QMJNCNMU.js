import{a,b,c,d}from"./chunk-MCKJPFLX.js";import"./chunk-LFVYTEGX.js";import"./chunk-GGYO2P6G.js";import"./chunk-E2CTQN4O.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

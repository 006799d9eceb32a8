import{a,b,c,d}from"./chunk-VRKT3YBN.js";import"./chunk-7DF6KLIO.js";import"./chunk-GGYO2P6G.js";import"./chunk-DEKC34SS.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

import{a,b,c,d}from"./chunk-WYD4QU62.js";import"./chunk-GGYO2P6G.js";import"./chunk-N6XPDNKQ.js";import"./chunk-H7FATT4G.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

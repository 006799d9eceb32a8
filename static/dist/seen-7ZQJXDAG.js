import{a,b,c,d}from"./chunk-6RLGU7PU.js";import"./chunk-ZVLHWQWW.js";import"./chunk-GGYO2P6G.js";import"./chunk-WTEBQ3Y6.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

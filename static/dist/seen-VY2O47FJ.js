import{a,b,c,d}from"./chunk-MD6OPZEO.js";import"./chunk-GGYO2P6G.js";import"./chunk-UDTUL4QQ.js";import"./chunk-NZ2Q5M5C.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

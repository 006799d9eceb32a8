import{a,b,c,d}from"./chunk-CEGSYAQW.js";import"./chunk-GGYO2P6G.js";import"./chunk-QTSYSA5Q.js";import"./chunk-KR7AALJL.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

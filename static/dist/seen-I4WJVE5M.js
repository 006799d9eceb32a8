import{a,b,c,d}from"./chunk-QHZOC4BR.js";import"./chunk-GGYO2P6G.js";import"./chunk-ZV33ATU5.js";import"./chunk-EVHS72U4.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

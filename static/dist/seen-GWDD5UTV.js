import{a,b,c,d}from"./chunk-ZBWNL2DE.js";import"./chunk-GGYO2P6G.js";import"./chunk-HIO432SM.js";import"./chunk-VD7CEASE.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

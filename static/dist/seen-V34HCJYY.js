import{a,b,c,d}from"./chunk-XB4RZ7CT.js";import"./chunk-GGYO2P6G.js";import"./chunk-GDPA2SHK.js";import"./chunk-EFKVRGBL.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

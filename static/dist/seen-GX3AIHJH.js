import{a,b,c,d}from"./chunk-W7ADWCVV.js";import"./chunk-I4H7W7RG.js";import"./chunk-GGYO2P6G.js";import"./chunk-DVMPDTEL.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

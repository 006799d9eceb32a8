import{a,b,c,d}from"./chunk-PVIG6FV2.js";import"./chunk-GGYO2P6G.js";import"./chunk-N7AI2MCI.js";import"./chunk-QTIP5VTK.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

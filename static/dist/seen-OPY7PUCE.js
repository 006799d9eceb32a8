import{a,b,c,d}from"./chunk-HW3I5MFP.js";import"./chunk-3PXI5ADK.js";import"./chunk-GGYO2P6G.js";import"./chunk-VNKZB6NG.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

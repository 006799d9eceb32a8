import{a,b,c,d}from"./chunk-4UXAZQVV.js";import"./chunk-D5PMRXLF.js";import"./chunk-GGYO2P6G.js";import"./chunk-BSBOMP7W.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

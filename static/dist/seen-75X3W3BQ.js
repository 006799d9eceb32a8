import{a,b,c,d}from"./chunk-M7KHUA7G.js";import"./chunk-GGYO2P6G.js";import"./chunk-XOTDODXV.js";import"./chunk-H55MM5NT.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

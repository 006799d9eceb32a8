import{a,b,c,d}from"./chunk-ZEV3HLX3.js";import"./chunk-GGYO2P6G.js";import"./chunk-2VX6P7CA.js";import"./chunk-ZD7PESBU.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

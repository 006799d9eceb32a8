import{a,b,c,d}from"./chunk-RAMD4LFP.js";import"./chunk-GGYO2P6G.js";import"./chunk-GUBV4Y3J.js";import"./chunk-6KTWGELO.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

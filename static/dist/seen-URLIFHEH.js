import{a,b,c,d}from"./chunk-YVZLWKPU.js";import"./chunk-GGYO2P6G.js";import"./chunk-LJHODCVA.js";import"./chunk-6VJCF4HW.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

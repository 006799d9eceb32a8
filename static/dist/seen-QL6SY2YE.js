import{a,b,c,d}from"./chunk-L75N7YWJ.js";import"./chunk-GGYO2P6G.js";import"./chunk-Z2AB7DRF.js";import"./chunk-Q5YRCKNG.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

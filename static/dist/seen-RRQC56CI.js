import{a,b,c,d}from"./chunk-K6EWB7G3.js";import"./chunk-KQJJYN5S.js";import"./chunk-GGYO2P6G.js";import"./chunk-TWJFBESL.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

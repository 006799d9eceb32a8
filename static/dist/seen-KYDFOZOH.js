import{a,b,c,d}from"./chunk-TWC7KSWL.js";import"./chunk-GGYO2P6G.js";import"./chunk-IKCLRPRR.js";import"./chunk-P5PEC5J7.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

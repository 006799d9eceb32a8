import{a,b,c,d}from"./chunk-RTA6QIN4.js";import"./chunk-GGYO2P6G.js";import"./chunk-64DX2O7U.js";import"./chunk-SY2HRBIN.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

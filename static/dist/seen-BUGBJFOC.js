import{a,b,c,d}from"./chunk-C6HZPMVT.js";import"./chunk-BQ7WRHVZ.js";import"./chunk-GGYO2P6G.js";import"./chunk-MXXVKKEF.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

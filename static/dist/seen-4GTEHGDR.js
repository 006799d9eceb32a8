import{a,b,c,d}from"./chunk-FJRB2JXF.js";import"./chunk-6Q37VEA7.js";import"./chunk-GGYO2P6G.js";import"./chunk-7O25PGS7.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

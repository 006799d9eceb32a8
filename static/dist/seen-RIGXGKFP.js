import{b as a,c as b,d as c,e as d}from"./chunk-KFRUIZ4Z.js";import"./chunk-SQ2ITYYB.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

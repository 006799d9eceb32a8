import{a,b,c,d}from"./chunk-ARHSOL5D.js";import"./chunk-GGYO2P6G.js";import"./chunk-H4ZMHOWA.js";import"./chunk-ZEJJAJ3T.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

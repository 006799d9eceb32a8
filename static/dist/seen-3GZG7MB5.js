import{a,b,c,d}from"./chunk-UZI2XYTU.js";import"./chunk-GGYO2P6G.js";import"./chunk-MSLPWFLJ.js";import"./chunk-HBCTJGN4.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

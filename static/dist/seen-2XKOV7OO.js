import{a,b,c,d}from"./chunk-ES3DMCKL.js";import"./chunk-GGYO2P6G.js";import"./chunk-V4346G7P.js";import"./chunk-QKFPMWYI.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

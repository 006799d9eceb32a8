import{a,b,c,d}from"./chunk-647DSXVR.js";import"./chunk-GGYO2P6G.js";import"./chunk-WAFD3ZW4.js";import"./chunk-JF5CCTW7.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

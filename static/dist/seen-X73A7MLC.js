import{a,b,c,d}from"./chunk-73KXE5HK.js";import"./chunk-GGYO2P6G.js";import"./chunk-AB7KUUWZ.js";import"./chunk-KPTF6MWP.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

import{a,b,c,d}from"./chunk-VND63XKG.js";import"./chunk-UE6EILKD.js";import"./chunk-GGYO2P6G.js";import"./chunk-MVVVEMMB.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

import{a,b,c,d}from"./chunk-P5XKZ7MZ.js";import"./chunk-GGYO2P6G.js";import"./chunk-4YGZBNDC.js";import"./chunk-TLOC6O2Q.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

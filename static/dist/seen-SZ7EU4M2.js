import{a,b,c,d}from"./chunk-QVY663FZ.js";import"./chunk-GGYO2P6G.js";import"./chunk-VEJBKRI4.js";import"./chunk-VHYA7LQ7.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

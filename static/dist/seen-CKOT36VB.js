import{a,b,c,d}from"./chunk-VYFAOUUG.js";import"./chunk-GGYO2P6G.js";import"./chunk-ZY24TWL4.js";import"./chunk-JDILGAAR.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

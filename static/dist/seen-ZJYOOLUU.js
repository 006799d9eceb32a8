import{a,b,c,d}from"./chunk-PJDWDMYK.js";import"./chunk-GGYO2P6G.js";import"./chunk-UHSUVHZE.js";import"./chunk-HPGSGZPW.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

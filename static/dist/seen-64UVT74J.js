import{a,b,c,d}from"./chunk-EJ3FR752.js";import"./chunk-GGYO2P6G.js";import"./chunk-IZBLZBHL.js";import"./chunk-HITDBVXE.js";export{b as allSeen,c as changes,a as seenAt,d as walk};

import{a,b}from"./chunk-DLESJ73Q.js";import"./chunk-EJ3FR752.js";import"./chunk-GGYO2P6G.js";import"./chunk-IZBLZBHL.js";import"./chunk-HITDBVXE.js";export{b as press,a as table};

import{a,b}from"./chunk-ZDTFWMFJ.js";import"./chunk-MD6OPZEO.js";import"./chunk-GGYO2P6G.js";import"./chunk-UDTUL4QQ.js";import"./chunk-NZ2Q5M5C.js";export{b as press,a as table};

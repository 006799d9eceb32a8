import{a,b}from"./chunk-F4MIGJ2P.js";import"./chunk-XB4RZ7CT.js";import"./chunk-GGYO2P6G.js";import"./chunk-GDPA2SHK.js";import"./chunk-EFKVRGBL.js";export{b as press,a as table};

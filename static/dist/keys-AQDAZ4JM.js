import{a,b}from"./chunk-XWMX3TAW.js";import"./chunk-QHZOC4BR.js";import"./chunk-GGYO2P6G.js";import"./chunk-ZV33ATU5.js";import"./chunk-EVHS72U4.js";export{b as press,a as table};

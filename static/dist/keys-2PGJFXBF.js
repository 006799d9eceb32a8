import{a,b}from"./chunk-WLR4OXUM.js";import"./chunk-647DSXVR.js";import"./chunk-GGYO2P6G.js";import"./chunk-WAFD3ZW4.js";import"./chunk-JF5CCTW7.js";export{b as press,a as table};

import{a,b}from"./chunk-JF6AWWTY.js";import"./chunk-6RLGU7PU.js";import"./chunk-ZVLHWQWW.js";import"./chunk-GGYO2P6G.js";import"./chunk-WTEBQ3Y6.js";export{b as press,a as table};

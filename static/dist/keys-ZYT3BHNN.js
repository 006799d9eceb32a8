import{a,b}from"./chunk-QTTNMICL.js";import"./chunk-MCKJPFLX.js";import"./chunk-LFVYTEGX.js";import"./chunk-GGYO2P6G.js";import"./chunk-E2CTQN4O.js";export{b as press,a as table};

import{a,b}from"./chunk-XOXHVMMK.js";import"./chunk-K6EWB7G3.js";import"./chunk-KQJJYN5S.js";import"./chunk-GGYO2P6G.js";import"./chunk-TWJFBESL.js";export{b as press,a as table};

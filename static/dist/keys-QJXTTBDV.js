import{a,b}from"./chunk-4NSQWSZH.js";import"./chunk-YP6YJYWV.js";import"./chunk-INATDEOI.js";import"./chunk-GGYO2P6G.js";import"./chunk-V2UWJ6U6.js";export{b as press,a as table};

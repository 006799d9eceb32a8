import{a,b}from"./chunk-4YXEWMVG.js";import"./chunk-73KXE5HK.js";import"./chunk-GGYO2P6G.js";import"./chunk-AB7KUUWZ.js";import"./chunk-KPTF6MWP.js";export{b as press,a as table};

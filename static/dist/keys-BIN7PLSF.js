import{a,b}from"./chunk-5FLCEGCI.js";import"./chunk-W7ADWCVV.js";import"./chunk-I4H7W7RG.js";import"./chunk-GGYO2P6G.js";import"./chunk-DVMPDTEL.js";export{b as press,a as table};

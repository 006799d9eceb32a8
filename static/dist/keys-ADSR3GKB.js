import{a,b}from"./chunk-TSX6KIR5.js";import"./chunk-VND63XKG.js";import"./chunk-UE6EILKD.js";import"./chunk-GGYO2P6G.js";import"./chunk-MVVVEMMB.js";export{b as press,a as table};

import{a,b}from"./chunk-FCJEDOIL.js";import"./chunk-W4QSAMDY.js";import"./chunk-GGYO2P6G.js";import"./chunk-UP3KT6IK.js";import"./chunk-JGHIXUUJ.js";export{b as press,a as table};

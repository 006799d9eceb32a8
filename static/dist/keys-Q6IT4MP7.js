import{a,b}from"./chunk-4G3KEOMU.js";import"./chunk-FJRB2JXF.js";import"./chunk-6Q37VEA7.js";import"./chunk-GGYO2P6G.js";import"./chunk-7O25PGS7.js";export{b as press,a as table};

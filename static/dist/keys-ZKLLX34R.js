import{a,b}from"./chunk-4UJBSCCX.js";import"./chunk-KFRUIZ4Z.js";import"./chunk-SQ2ITYYB.js";export{b as press,a as table};

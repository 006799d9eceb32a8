import{a,b}from"./chunk-J6RTQVTP.js";import"./chunk-P5XKZ7MZ.js";import"./chunk-GGYO2P6G.js";import"./chunk-4YGZBNDC.js";import"./chunk-TLOC6O2Q.js";export{b as press,a as table};

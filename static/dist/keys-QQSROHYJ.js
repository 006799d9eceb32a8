import{a,b}from"./chunk-RNK5TTKW.js";import"./chunk-QVY663FZ.js";import"./chunk-GGYO2P6G.js";import"./chunk-VEJBKRI4.js";import"./chunk-VHYA7LQ7.js";export{b as press,a as table};

import{a,b}from"./chunk-TDS4ATFI.js";import"./chunk-U7F2HPZM.js";import"./chunk-GGYO2P6G.js";import"./chunk-Z2P54URB.js";import"./chunk-NE3X2I2N.js";export{b as press,a as table};

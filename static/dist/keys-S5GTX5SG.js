import{a,b}from"./chunk-QZWCHCZ2.js";import"./chunk-HW3I5MFP.js";import"./chunk-3PXI5ADK.js";import"./chunk-GGYO2P6G.js";import"./chunk-VNKZB6NG.js";export{b as press,a as table};

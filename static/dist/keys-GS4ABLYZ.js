import{a,b}from"./chunk-W6YP5PHE.js";import"./chunk-ES3DMCKL.js";import"./chunk-GGYO2P6G.js";import"./chunk-V4346G7P.js";import"./chunk-QKFPMWYI.js";export{b as press,a as table};

import{a,b}from"./chunk-WZSVW5FB.js";import"./chunk-CEGSYAQW.js";import"./chunk-GGYO2P6G.js";import"./chunk-QTSYSA5Q.js";import"./chunk-KR7AALJL.js";export{b as press,a as table};

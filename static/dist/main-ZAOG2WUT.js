import"./chunk-UAPOEBRC.js";

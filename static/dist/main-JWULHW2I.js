import"./chunk-E2CTQN4O.js";

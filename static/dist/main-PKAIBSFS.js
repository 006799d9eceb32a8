import"./chunk-HITDBVXE.js";

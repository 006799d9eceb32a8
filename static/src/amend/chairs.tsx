// chairs.tsx is what only the Chair's office is sent of the amending editor.

export { Aims, Takes } from "./takes";
export { Spoken } from "./spoken";

// main.tsx is the entry. All of the first load is behind this one name, so that the parts fetched
// later share it as one file; see build.mjs.

import "./screen";

// test.mjs runs src/**/*.test.ts under Node's own test runner: `npm test [FILE…]`.

import { spawnSync } from "node:child_process";
import { readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "node_modules/.tests");
const wanted = process.argv.slice(2);
const all = (await readdir(join(here, "src"), { recursive: true })).filter((f) => /\.test\.tsx?$/.test(f)).sort();
const files = wanted.length ? all.filter((f) => wanted.some((w) => f.includes(w))) : all;

await rm(out, { recursive: true, force: true });
await esbuild.build({
  absWorkingDir: join(here, "src"),
  entryPoints: files,
  outdir: out,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  platform: "node",
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "error",
});
const made = files.map((f) => join(out, f.replace(/\.tsx?$/, ".mjs")));
process.exit(spawnSync(process.execPath, ["--test", ...made], { stdio: "inherit" }).status ?? 1);

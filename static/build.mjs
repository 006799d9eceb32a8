// build.mjs builds dist/ from src/: one entry, chunks loaded on first use, one style sheet.
// The same sources and lock file give the same bytes: names carry hashes of content, nothing
// carries a time. `--out DIR` builds elsewhere, `--watch` builds again at each change, readable.
// dist/built-from.json says what was built, for the Go test that finds a stale dist.

import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv.indexOf("--out");
const dist = out > 0 ? resolve(process.argv[out + 1]) : join(here, "dist");
const watch = process.argv.includes("--watch");

const scripts = {
  absWorkingDir: here,
  entryPoints: { main: "src/main.tsx" },
  outdir: dist,
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["es2022"],
  jsx: "automatic",
  jsxImportSource: "preact",
  minify: !watch,
  sourcemap: watch ? "inline" : false,
  legalComments: "none",
  charset: "utf8",
  metafile: true,
  write: false,
  plugins: [onFirst()],
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  logLevel: "info",
};

const styles = {
  absWorkingDir: here,
  entryPoints: { adref: "src/adref.css" },
  outdir: dist,
  bundle: true,
  target: ["es2022"],
  minify: !watch,
  charset: "utf8",
  write: false,
  logLevel: "info",
};

async function build() {
  const [made, styled] = await Promise.all([esbuild.build(scripts), esbuild.build(styles)]);
  await mkdir(dist, { recursive: true });
  const outputs = made.metafile.outputs;
  const entry = Object.keys(outputs).find((f) => outputs[f].entryPoint === "src/main.tsx");
  const page = await readFile(join(here, "src/index.html"), "utf8");
  // The entry's static imports are asked for at once, not one after another.
  const first = reach(outputs, entry).map(base);
  const heads = first.map((f, i) =>
    i === 0
      ? `<script type="module" src="/static/${f}"></script>`
      : `<link rel="modulepreload" href="/static/${f}">`,
  );
  const chunks = {};
  for (const [file, out] of Object.entries(outputs)) {
    chunks[base(file)] = {
      imports: out.imports.filter((i) => i.kind === "import-statement").map((i) => base(i.path)).sort(),
      ...(out.entryPoint ? { from: out.entryPoint } : {}),
    };
  }
  const sources = {};
  for (const file of await inputs()) sources[file] = sha(await readFile(join(here, file)));
  const about = { entry: base(entry), chunks: sorted(chunks), sources: sorted(sources) };
  const files = new Map([...made.outputFiles, ...styled.outputFiles].map((f) => [base(f.path), f.contents]));
  files.set("icon.svg", await readFile(join(here, "src/icon.svg")));
  files.set("index.html", page.replace("<!-- scripts -->", heads.join("\n")));
  files.set("built-from.json", JSON.stringify(about, null, 1) + "\n");
  // What is new is there before what is old goes, so that dist can be embedded at any moment.
  for (const [name, contents] of files) await writeFile(join(dist, name), contents);
  for (const name of await readdir(dist)) if (!files.has(name)) await rm(join(dist, name));
}

// onFirst keeps what a reader loads first in two files instead of a dozen: every part that is fetched
// later names the whole of the first load, so that what they share is split only once. By then it
// is there anyway.
function onFirst() {
  return {
    name: "first",
    setup(b) {
      const first = join(here, "src/screen.tsx");
      const lazy = new Set();
      b.onResolve({ filter: /^\./ }, async (a) => {
        if (a.kind !== "dynamic-import" || a.pluginData) return null;
        const r = await b.resolve(a.path, { kind: a.kind, resolveDir: a.resolveDir, importer: a.importer, pluginData: true });
        lazy.add(r.path);
        return r;
      });
      b.onLoad({ filter: /\.tsx$/ }, async ({ path }) => {
        if (!lazy.has(path)) return null;
        return { contents: `import ${JSON.stringify(first)};\n` + (await readFile(path, "utf8")), loader: "tsx" };
      });
    },
  };
}

// reach lists an output and everything it imports statically, itself first.
function reach(outputs, file, seen = []) {
  if (seen.includes(file)) return seen;
  seen.push(file);
  for (const i of outputs[file].imports) {
    if (i.kind === "import-statement" && outputs[i.path]) reach(outputs, i.path, seen);
  }
  return seen;
}

// inputs lists every file the build depends on, as slash paths.
async function inputs() {
  const files = ["build.mjs", "package.json", "package-lock.json", "tsconfig.json"];
  for (const e of await readdir(join(here, "src"), { recursive: true, withFileTypes: true })) {
    if (e.isFile() && !/\.test\.tsx?$/.test(e.name)) files.push(relative(here, join(e.parentPath, e.name)).replaceAll("\\", "/"));
  }
  return files.sort();
}

const base = (f) => basename(f);
const sha = (data) => createHash("sha256").update(data).digest("hex");
const sorted = (o) => Object.fromEntries(Object.entries(o).sort(([a], [b]) => (a < b ? -1 : 1)));

await build();
if (watch) {
  const { watch: look } = await import("node:fs");
  let timer;
  look(join(here, "src"), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => build().catch((e) => console.error(e.message)), 100);
  });
}

// schema.test.ts holds the law of the editor's document: source in, source out, byte for byte.

import test from "node:test";
import assert from "node:assert/strict";
import { anyText, seeded } from "../marks/anytext";
import { plain } from "../marks/inline";
import { linkSource, parse, schema, serialize } from "./schema";

test("any text comes back byte for byte", () => {
  let raw = 0;
  for (let n = 0; n < 20000; n++) {
    const text = anyText(seeded(n));
    const doc = parse(text);
    if (doc.attrs.raw) raw++;
    assert.equal(serialize(doc), text);
  }
  // Edited as source only where marks are broken beyond what a person writes.
  assert(raw < 2500, `${raw} of 20000 as source`);
});

test("ordinary texts are edited as they read", () => {
  for (const text of [
    "By resolution [75/240](https://example.org/75-240), the Assembly decided *inter alia* to convene **one** session.^[See A/75/816.]",
    "[voluntary] norms [and [possible] rules] (a) * footnotes are not stars",
    "***Urges*** all States, *and **strongly** so*, **to *act* now**",
    "a *[link](https://x.org) in* and [*in* a link](https://x.org)",
    "*with^[a note] in it*",
    "1 \\* 2 \\[not under negotiation\\] \\\\ \\^",
    "يقرر *الفريق العامل* أن [يوصي] بالوثيقة [A/AC.292/1](https://x.org)^[انظر.]",
    "[A](https://x.org)[B](https://x.org)^[1]^[2]",
    "",
  ]) {
    const doc = parse(text);
    assert(!doc.attrs.raw, text);
    assert.equal(serialize(doc), text);
  }
});

test("whatever is written reads the same when it comes back", () => {
  const marks = [[], ["em"], ["strong"], ["em", "strong"]].map((l) => l.map((m) => schema.marks[m]!.create()));
  const words = ["a", " b ", "*", "**", "[", "](", "](https://x.org)", ")", "^[", "]", "\\", "\\*", "وفقا", " "];
  for (let n = 0; n < 5000; n++) {
    const next = seeded(n);
    const nodes = [];
    for (let k = next(6); k >= 0; k--) nodes.push(schema.text(words[next(words.length)]!, marks[next(4)]));
    const doc = schema.nodes.doc!.create(null, nodes);
    const source = serialize(doc);
    assert.equal(plain(source), doc.textContent, JSON.stringify(source));
    assert.equal(serialize(parse(source)), source);
  }
});

test("brackets that are typed stay brackets of the negotiation", () => {
  assert.equal(serialize(schema.nodes.doc!.create(null, schema.text("[voluntary] 2 * 3"))), "[voluntary] 2 * 3");
  assert.equal(serialize(schema.nodes.doc!.create(null, schema.text("[a](https://x.org) [b]"))), "[a\\](https://x.org) [b]");
});

test("a link written from words and an address is one", () => {
  assert.equal(linkSource("See [1] *now*", "https://x.org/(a)"), "[See \\[1\\] \\*now\\*](https://x.org/%28a%29)");
});

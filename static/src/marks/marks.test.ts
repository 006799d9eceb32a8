// marks.test.ts holds the laws of reading a text's inline syntax and of showing a difference.

import test from "node:test";
import assert from "node:assert/strict";
import { countNotes, plain, read } from "./inline";
import { runs, shorten, type Ops, type Run } from "./runs";
import { anyText, seeded } from "./anytext";

const shown = (list: Run[]) =>
  list.map((r) => {
    const { b, i, href, note } = r.look;
    const look = (b ? "b" : "") + (i ? "i" : "") + (href ? "l" : "") + (r.mark ? "n" + note : "");
    return r.op + (look && `<${look}>`) + r.text + (r.say ? `(${r.say})` : "");
  });
const look = (text: string) => shown(runs([["=", text]]).text);

test("the pieces of a text cover it wholly, in order", () => {
  for (let n = 0; n < 3000; n++) {
    const text = anyText(seeded(n));
    let at = 0;
    for (const p of read(text)) {
      assert.equal(p.from, at, text);
      assert(p.to > p.from, text);
      at = p.to;
    }
    assert.equal(at, text.length, text);
  }
});

test("emphasis, links, footnotes and escapes read as they should", () => {
  assert.deepEqual(look("a *b* **c** ***d***"), ["=a ", "=<i>b", "= ", "=<b>c", "= ", "=<bi>d"]);
  assert.deepEqual(look("see [75/240](https://x.org/1)."), ["=see ", "=<l>75/240", "=."]);
  assert.deepEqual(look("a^[the *note*] b"), ["=a", "=<n0>", "= b"]);
  assert.deepEqual(shown(runs([["=", "a^[the *note*] b"]]).notes[0]!.runs), ["=the ", "=<i>note"]);
  assert.equal(plain("1 \\* 2 \\[x\\] \\\\"), "1 * 2 [x] \\");
  assert.equal(countNotes("a^[b] c^[d [e](/f)]"), 2);
});

test("a mark without its partner is literal", () => {
  for (const text of ["a * b", "*a", "a**", "** a **", "[a", "a]", "^[a", "[a](", "[](/x)", "****", "\\a"]) {
    assert.equal(plain(text), text);
  }
});

test("negotiating brackets are ordinary words, also before a parenthesis that is no address", () => {
  for (const text of ["[voluntary] norms", "[a [b] c]", "[legally binding](see paragraph 4)", "[x](javascript:alert(1))"]) {
    assert.equal(plain(text), text);
  }
});

test("a change inside a link or a footnote is marked there", () => {
  const link: Ops = [["=", "see [General Assembly "], ["-", "resolution"], ["+", "decision"], ["=", " 1](/x) now"]];
  assert.deepEqual(shown(runs(link).text), ["=see ", "=<l>General Assembly ", "-<l>resolution", "+<l>decision", "=<l> 1", "= now"]);
  const note: Ops = [["=", "a^[b "], ["-", "c"], ["+", "d"], ["=", "] e"]];
  assert.deepEqual(shown(runs(note).text), ["=a", "=<n0>", "= e"]);
  assert.deepEqual(shown(runs(note).notes[0]!.runs), ["=b ", "-c", "+d"]);
});

test("a change of look alone, or of an address alone, is never silent", () => {
  assert.deepEqual(shown(runs([["=", "a "], ["+", "*"], ["=", "b"], ["+", "*"], ["=", " c"]]).text), ["=a ", "-b(plain)", "+<i>b(italic)", "= c"]);
  const bold: Ops = [["=", "a "], ["+", "**"], ["=", "b *c*"], ["+", "**"], ["=", " d"]];
  assert.deepEqual(shown(runs(bold).text), ["=a ", "-b ", "-<i>c(plain)", "+<b>b ", "+<bi>c(bold)", "= d"]);
  const address: Ops = [["-", "[1](/x)"], ["+", "[1](/y)"]];
  assert.deepEqual(shown(runs(address).text), ["-<l>1(/x)", "+<l>1(/y)"]);
});

test("a footnote put before another leaves the other unmarked", () => {
  const ops: Ops = [["=", "a"], ["+", "^[new]"], ["=", " b^[old]"]];
  assert.deepEqual(shown(runs(ops).text), ["=a", "+<n0>", "= b", "=<n1>"]);
  assert.deepEqual(runs(ops).notes.map((n) => [n.op, n.of, shown(n.runs)]), [["+", 0, ["+new"]], ["=", 1, ["=old"]]]);
});

test("what is shown of either side of any difference is that side's text", () => {
  for (let n = 0; n < 3000; n++) {
    const next = seeded(n);
    const ops: [string, string][] = [];
    for (let k = next(8); k >= 0; k--) ops.push(["=-+"[next(3)]!, anyText(next)]);
    const all = runs(ops).text;
    for (const [mine, other] of [["+", "-"], ["-", "+"]]) {
      const side = ops.filter(([op]) => op !== other).map(([, t]) => t).join("");
      const words = all.filter((r) => r.op !== other).map((r) => r.text).join("");
      assert.equal(words, plain(side), JSON.stringify(ops) + mine);
    }
  }
});

test("what is kept is shortened to the words beside each change", () => {
  const ops: Ops = [["=", "one two three four five six seven to "], ["-", "hear"], ["+", "exchange"], ["=", " views on the topics under consideration by the group"]];
  assert.equal(shorten(runs(ops).text, 2).map((r) => r.text).join(""), "… seven to hearexchange views on …");
  const chinese: Ops = [["=", "工作组审议了议程项目并通过了报告草稿"], ["+", "全文"], ["=", "。"]];
  assert.equal(shorten(runs(chinese).text, 4).map((r) => r.text).join(""), "… 报告草稿全文。");
});

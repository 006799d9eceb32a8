// outside.tsx is a revision that comes from outside: the Chair's office loads it as a file, sees what it
// would change and what would become of everything pending, says what belongs together where that is not
// sure, and confirms. Nothing is changed before.

import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { Dialog, forWhom, Refusal } from "./act";
import { api, type Answer } from "./api";
import { Marks } from "./marks/marks";
import { Parts } from "./rearranges";
import { go, to } from "./route";
import { dir, lang, me, nameOf, paragraph, report, textChanges } from "./state";
import { list } from "./terms";
import { ask } from "./ui";
import { callParagraph, capital, count, stop } from "./words";
import type * as wire from "./wire";

const got = signal<{ of: string; is: wire.Outside | null; at: number } | null>(null);
const failure = signal<wire.Error | null>(null);
/** What has just been done, or is being done. */
const said = signal("");
const busy = signal(false);
const confirmed = signal<{ of: string; name: string } | null>(null);
let request = { seen: "", id: "" };

const path = (rest = "") => `reports/${encodeURIComponent(report.peek()!.id)}/outside${rest}`;

// An answer, and with it what is shown; false when there was none.
function take(a: Answer<wire.Outside | undefined>): boolean {
  const of = report.peek()!.id;
  if (a.error && a.status === 404) {
    got.value = { of, is: null, at: textChanges.peek() };
    return true;
  }
  failure.value = a.error ?? null;
  if (a.error) return false;
  got.value = { of, is: a.ok ?? null, at: textChanges.peek() };
  return true;
}

async function other(method: "PUT" | "DELETE", body?: unknown): Promise<Answer<wire.Outside | undefined>> {
  try {
    const r = await fetch("/api/" + path(), { method, ...(body !== undefined && { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }) });
    if (r.status === 204) return { ok: undefined, status: 204 };
    const value = await r.json();
    return r.ok ? { ok: value, status: r.status } : { status: r.status, error: value.error };
  } catch {
    return { status: 0, error: { code: "offline", message: "The server cannot be reached." } };
  }
}

// During one thing, no other is asked for.
async function doing(words: string, act: () => Promise<string>) {
  if (busy.peek()) return;
  busy.value = true;
  said.value = words;
  said.value = await act();
  busy.value = false;
}

const look = () => doing("Comparing it with the text.", async () => { take(await api<wire.Outside>(path())); return ""; });

const focusHead = () => setTimeout(() => document.getElementById("changes")?.focus({ preventScroll: true }));

/** Says that a paragraph and an element belong together, or do not. */
const pair = (o: wire.Outside, p: string, element: number, together: boolean, done: string) =>
  doing("Comparing it again.", async () => {
    const rest = o.pairings.filter((q) => q.paragraph !== p && q.element !== element || q.together !== together);
    const ok = take(await other("PUT", { seen: o.seen, pairings: [...rest, { paragraph: p, element, together }] }));
    focusHead();
    return ok ? done : "";
  });

/** Takes back all that was said of a pair. */
const unsay = (o: wire.Outside, c: wire.OutsideChange) =>
  doing("Comparing it again.", async () => {
    const of = (q: wire.Pairing) => c.from.some((f) => f.paragraph === q.paragraph) || c.to.some((t) => t.element === q.element);
    const ok = take(await other("PUT", { seen: o.seen, pairings: o.pairings.filter((q) => !of(q)) }));
    focusHead();
    return ok ? "It is compared as before." : "";
  });

const confirm = (o: wire.Outside) =>
  doing("On its way to the Chair’s record.", async () => {
    if (request.seen !== o.seen) request = { seen: o.seen, id: crypto.randomUUID() }; // sent again under the same id
    const a = await api<wire.Reply>(path("/confirmed"), { id: request.id, seen: o.seen });
    const error = a.error ?? a.ok?.error;
    failure.value = error ?? null;
    if (error) {
      if (error.code === "stale") {
        const anew = await api<wire.Outside>(path());
        if (anew.ok) got.value = { of: report.peek()!.id, is: anew.ok, at: textChanges.peek() };
      }
      return "";
    }
    confirmed.value = { of: report.peek()!.id, name: o.name };
    got.value = null;
    setTimeout(() => document.querySelector<HTMLElement>("#text h1")?.focus());
    return `The text is now that of ${o.name}.`;
  });

const aside = (o: wire.Outside) =>
  doing("Putting it aside.", async () => (take(await other("DELETE")) ? `${o.name} is put aside. Nothing was changed.` : ""));

export function OutsideView() {
  const r = report.value!;
  const desk = me.value.desk;
  const here = got.value?.of === r.id ? got.value : null;
  const done = confirmed.value?.of === r.id ? confirmed.value : null;
  useEffect(() => {
    failure.value = null;
    if (desk && !confirmed.peek()) void look();
    return () => {
      confirmed.value = null;
      said.value = "";
    };
  }, [r.id, desk]);
  const o = here?.is;
  return (
    <main id="text" class="work outside" tabIndex={-1}>
      <div class="lead">
        <h1 tabIndex={-1}>{o ? <>What <span dir="auto">{o.name}</span> would change</> : "A revision from outside"}</h1>
        {o && <p>Loaded by {o.by}. Nothing is changed before you confirm it.</p>}
      </div>
      {failure.value && <Refusal title="This was not done" error={failure.value} close={() => (failure.value = null)} />}
      <p role="status" class="os-said">{said.value}</p>
      {!desk ? <p>This is for the Chair’s office. <a href={to(r.id)}>Back to the text</a></p>
      : done ? <Done name={done.name} />
      : o ? <Shown o={o} stale={here.at !== textChanges.value} />
      : here ? <Load />
      : failure.value && <p><button class="btn" onClick={look}>Try again</button></p>}
    </main>
  );
}

function Load() {
  const upload = (e: SubmitEvent) => {
    e.preventDefault();
    const file = ((e.currentTarget as HTMLFormElement).elements.namedItem("file") as HTMLInputElement).files?.[0];
    if (file) void doing(`Reading ${file.name} and comparing it with the text.`, async () => {
      const ok = take(await api<wire.Outside>(path("?name=" + encodeURIComponent(file.name)), file));
      if (ok) focusHead();
      return ok ? `${file.name} is compared with the text.` : "";
    });
  };
  return (
    <form class="form sheet" onSubmit={upload}>
      <p class="field">
        <label for="file">The file of the revision</label>
        <input id="file" name="file" type="file" required accept=".docx,.txt,.md,.jsonl,text/plain" />
        <span class="hint">It is compared with the text, paragraph by paragraph. You see what would change, and what would become of each pending amendment, before anything does.</span>
      </p>
      <p class="acts"><button class="btn main" disabled={busy.value}>Compare it with the text</button><a class="btn" href={to(report.value!.id)}>Back to the text</a></p>
    </form>
  );
}

function Done({ name }: { name: string }) {
  const id = report.value!.id;
  return (
    <section class="sheet">
      <p><b>The text is now that of <span dir="auto">{name}</span>.</b> Everything pending was carried; each sponsor sees how its amendment stands.</p>
      <p class="acts">
        <button class="btn main" onClick={() => { go(to(id)); setTimeout(() => ask("circulate")); }}>Circulate it as a revision</button>
        <a class="btn" href={to(id)}>To the text</a>
      </p>
    </section>
  );
}

const order: wire.OutsideChange["change"][] = ["revised", "moved", "split", "merged", "new", "gone"];
const classes: Record<wire.Class, [string, string]> = {
  clean: ["is carried as it is", "are carried as they are"],
  overlapping: ["touches words that change, and goes back to its sponsor", "touch words that change, and go back to their sponsors"],
  gone: ["loses its paragraph, and stays pending", "lose their paragraph, and stay pending"],
  overtaken: ["is in the new text already, which settles it", "are in the new text already, which settles them"],
};

function Shown({ o, stale }: { o: wire.Outside; stale: boolean }) {
  const n = (k: string) => o.changes.filter((c) => c.change === k).length;
  const counts = order.filter(n).map((k) => `${n(k)} ${k}`);
  const also = o.changes.filter((c) => c.moved).length;
  const unsure = o.changes.flatMap((c, k) => (c.unsure ? [{ c, k }] : []));
  const pending = new Map(o.changes.flatMap((c) => c.amendments ?? []).map((a) => [a.amendment, a]));
  const of = (k: wire.Class) => [...pending.values()].filter((a) => a.class === k).length;
  const changes = o.changes.length - n("kept");
  return (
    <>
      <section class="sheet os-sum" aria-labelledby="changes">
        <h2 id="changes" tabIndex={-1}>In short</h2>
        <p>
          {changes ? `${capital(count(n("kept"), "paragraph"))} kept, ${list(counts)}` : "Nothing differs"}{also > 0 && `; ${also} of the revised, split or merged stand elsewhere too`}.
        </p>
        {(Object.keys(classes) as wire.Class[]).some(of) && (
          <ul class="os-list">
            {(Object.keys(classes) as wire.Class[]).map((k) => of(k) > 0 && <li key={k}>{count(of(k), "pending amendment")} {classes[k][of(k) > 1 ? 1 : 0]}.</li>)}
          </ul>
        )}
        {o.reopened.length > 0 && (
          <p class="is-contested"><b>{capital(count(o.reopened.length, "paragraph"))} agreed ad ref would be open again:</b>{" "}
            {o.reopened.map((p, k) => <>{k > 0 && ", "}<a key={p.paragraph} href={"#of-" + p.paragraph}>{p.number || callParagraph(paragraph(p.paragraph).value)}</a></>)}.</p>
        )}
        {unsure.length > 0 && (
          <>
            <p><b>{unsure.length === 1 ? "1 pair is" : `${unsure.length} pairs are`} not sure.</b> Look whether they belong together:</p>
            <ol class="numbers" role="list">{unsure.map(({ c, k }) => <li key={k}><a href={"#c-" + k}>{callChange(c)}<span class="vh">, {c.alike} % alike</span></a></li>)}</ol>
          </>
        )}
        {o.notices.length > 0 && <details><summary>{capital(count(o.notices.length, "note"))} on how the file was read</summary><ul class="os-list">{o.notices.map((t) => <li key={t} dir="auto">{t}</li>)}</ul></details>}
        {o.refused && <Refusal title="It cannot be confirmed as it is" error={o.refused} />}
        {stale && <p><b>The text has changed since.</b> <button class="btn tight" disabled={busy.value} onClick={look}>Compare again</button></p>}
        <Decide o={o} blocked={!!o.refused || stale || !changes} />
      </section>
      <article class="sheet doc os-text" lang={lang.value} dir={dir.value}>
        {runsOf(o.changes).map((run) => run.kept ? <Kept key={run.at} list={run.list} at={run.at} /> : run.list.map((c, i) => <Change key={run.at + i} o={o} c={c} k={run.at + i} />))}
      </article>
      {changes > 3 && <div class="sheet os-sum"><Decide o={o} blocked={!!o.refused || stale} /></div>}
    </>
  );
}

function Decide({ o, blocked }: { o: wire.Outside; blocked: boolean }) {
  const [sure, setSure] = useState("");
  if (sure === o.seen && !blocked) {
    return (
      <Dialog title={`The text becomes that of ${o.name}, as shown here, in one act. Everything pending is carried.`}>
        <div class="acts">
          <button class="btn main" disabled={busy.value} onClick={() => confirm(o)}>Confirm it {forWhom()}</button>
          <button class="btn" onClick={() => setSure("")}>Leave it</button>
        </div>
      </Dialog>
    );
  }
  return (
    <div class="acts">
      <button class="btn main" disabled={blocked || busy.value} onClick={() => setSure(o.seen)}>Make this the text</button>
      <button class="btn" disabled={busy.value} onClick={() => aside(o)}>Put it aside</button>
    </div>
  );
}

// Runs of what is kept, to be folded, and of what changes. A heading that is kept stays to be seen.
type Run = { kept: boolean; at: number; list: wire.OutsideChange[] };
function runsOf(changes: readonly wire.OutsideChange[]): Run[] {
  const out: Run[] = [];
  changes.forEach((c, at) => {
    const kept = c.change === "kept" && c.to[0]!.kind !== "heading";
    const last = out.at(-1);
    if (last && last.kept === kept) last.list.push(c);
    else out.push({ kept, at, list: [c] });
  });
  return out;
}

const numbers = (texts: readonly wire.OutsideText[]) => list(texts.map((t) => t.number).filter(Boolean));
const callChange = (c: wire.OutsideChange) => {
  const from = numbers(c.from), into = numbers(c.to);
  if (from && into && from !== into) return `${from}, now ${into}`;
  if (from || into) return from || into;
  const words = c.ops.map(([op, t]) => (op === "+" && c.from.length ? "" : t)).join("").split(/\s+/);
  return `“${words.slice(0, 5).join(" ")}${words.length > 5 ? " …" : ""}”`;
};

function Kept({ list: l, at }: { list: readonly wire.OutsideChange[]; at: number }) {
  const first = numbers(l[0]!.to), last = numbers(l.at(-1)!.to);
  return (
    <details class="os-kept">
      <summary lang="en" dir="ltr">{capital(count(l.length, "paragraph"))} kept{first && last && first !== last ? `, ${first} to ${last}` : first ? `, ${first}` : ""}</summary>
      {l.map((c, i) => <div key={i} class="os-c" id={`c-${at + i}`}><p class="os-no">{stop(numbers(c.to))}</p><p class="t"><Marks ops={c.ops} lang={lang.value} /></p></div>)}
    </details>
  );
}

const does: Record<wire.OutsideChange["change"], string> = { kept: "kept", revised: "revised", moved: "moved", split: "split", merged: "merged", new: "new", gone: "gone" };

function Change({ o, c, k }: { o: wire.Outside; c: wire.OutsideChange; k: number }) {
  const text = c.to[0] ?? c.from[0]!;
  const heading = text.kind === "heading";
  const H = (text.annex || text.level <= 1 ? "h2" : text.level === 2 ? "h3" : "h4") as "h2";
  const from = numbers(c.from), into = numbers(c.to);
  const several = c.from.length > 1 || c.to.length > 1;
  const words = several ? <Parts ops={c.ops} /> : <Marks ops={c.ops} lang={lang.value} />;
  const kind = c.from.length && c.to.length && c.from[0]!.kind !== text.kind ? `, ${kinds[c.from[0]!.kind]} before` : "";
  const opened = c.from.filter((f) => o.reopened.some((p) => p.paragraph === f.paragraph));
  if (c.change === "kept") return <H class="os-c os-head" id={"c-" + k}>{stop(into)} <Marks ops={c.ops} lang={lang.value} /></H>;
  return (
    <section class={`os-c os-${c.change}`} id={"c-" + k} aria-label={`${capital(does[c.change])}${into || from ? `: ${into || from}` : ""}`}>
      {c.from.map((f) => <span key={f.paragraph} id={"of-" + f.paragraph} />)}
      <p class="os-what" lang="en" dir="ltr">
        <b>{capital(does[c.change])}{c.change === "split" ? ` in ${c.to.length}` : c.change === "merged" ? ` from ${c.from.length}` : ""}{c.moved ? " and moved" : ""}</b>{kind}
        {from && into && from !== into ? <span class="quiet"> was {from}</span> : ""}
        {c.change !== "new" && c.change !== "gone" && (c.alike ?? 0) < 100 && <span class={c.unsure ? "is-contested" : "quiet"}> {c.unsure ? "not sure: " : ""}{c.said && !c.alike ? "paired by a person" : `${c.alike ?? 0} % alike`}</span>}
      </p>
      {heading ? <H>{stop(into || from)} {words}</H> : <div class="os-body"><p class="os-no">{stop(into || from)}</p><div class="t">{words}</div></div>}
      <div class="os-say" lang="en" dir="ltr">
        {opened.length > 0 && <p class="is-contested"><b>Agreed ad ref: it would be open again.</b></p>}
        {c.amendments?.length ? (
          <ul class="os-list" aria-label="Pending amendments">
            {c.amendments.map((a) => <li key={a.amendment}>No. {a.no}, {nameOf(a.by)}: {a.class ? classes[a.class][0] : "stands as it does"}.</li>)}
          </ul>
        ) : null}
        {c.objections?.length ? <p>{list(c.objections.map(nameOf))} would object: they cannot accept what would be in the text.</p> : null}
        <Say o={o} c={c} />
      </div>
    </section>
  );
}

const kinds: Record<wire.Kind, string> = { heading: "a heading", paragraph: "a paragraph", item: "a subparagraph", text: "unnumbered text" };

/** What a person can say of a change: that its sides do not belong together, or what became of what is gone. */
function Say({ o, c }: { o: wire.Outside; c: wire.OutsideChange }) {
  const f = c.from[0], t = c.to[0];
  if (f && t && c.change !== "kept") {
    const apart = c.from.length > 1 ? c.from.at(-1)! : f;
    return (
      <div class="acts">
        {c.change !== "moved" && (
          <button class={`btn tight${c.unsure ? "" : " plain"}`} disabled={busy.value} onClick={() => pair(o, apart.paragraph!, c.to.length > 1 ? c.to.at(-1)!.element : t.element, false, "They are apart now.")}>
            {c.change === "split" ? "The last part is new text" : c.change === "merged" ? `${apart.number ? stop(apart.number).replace(/\.$/, "") : "The last"} is not in it` : "They do not belong together"}
          </button>
        )}
        {c.said && <button class="btn tight plain" disabled={busy.value} onClick={() => unsay(o, c)}>Take back what was said</button>}
      </div>
    );
  }
  if (c.change !== "gone" || !f) return null;
  const heading = f.kind === "heading";
  const news = o.changes.filter((n) => n.change === "new" && !n.from.length && (n.to[0]!.kind === "heading") === heading);
  const was = o.pairings.some((q) => q.paragraph === f.paragraph);
  if (!news.length) return was ? <div class="acts"><button class="btn tight plain" disabled={busy.value} onClick={() => unsay(o, c)}>Take back what was said</button></div> : null;
  const id = "became-" + f.paragraph;
  return (
    <form class="os-became" onSubmit={(e) => {
      e.preventDefault();
      const element = new FormData(e.currentTarget as HTMLFormElement).get("element");
      if (element) void pair(o, f.paragraph!, Number(element), true, "They belong together now.");
    }}>
      <label for={id}>It became</label>{" "}
      <select id={id} name="element" required>
        <option value="">none of the new text</option>
        {news.map((n) => <option key={n.to[0]!.element} value={n.to[0]!.element}>{n.to[0]!.number ? stop(n.to[0]!.number) + " " : ""}{n.ops.map(([, w]) => w).join("").slice(0, 60)}</option>)}
      </select>{" "}
      <button class="btn tight" disabled={busy.value}>Pair them</button>
      {was && <button type="button" class="btn tight plain" disabled={busy.value} onClick={() => unsay(o, c)}>Take back what was said</button>}
    </form>
  );
}

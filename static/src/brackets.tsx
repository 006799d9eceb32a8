// brackets.tsx is what a paragraph holds in brackets, and its placeholders: a delegation proposes to lift
// a bracket or to choose an alternative, the Chair does it; the Chair fills placeholders. What the text
// then reads is asked of the server, which knows the rules.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Dialog, forWhom, opened, perform, Refusal } from "./act";
import { api } from "./api";
import { Marks } from "./marks/marks";
import { lang, me, report } from "./state";
import { list } from "./terms";
import { ask, dismiss } from "./ui";
import { callParagraph, capital, count } from "./words";
import type * as wire from "./wire";

const got = signal<{ key: string; list?: wire.BracketList; error?: wire.Error } | null>(null);
const outcome = signal<{ key: string; lifted?: wire.Lifted; error?: wire.Error } | null>(null);

const route = (p: wire.Paragraph) => `reports/${encodeURIComponent(report.peek()!.id)}/paragraphs/${encodeURIComponent(p.id)}/brackets`;

function fetchList(key: string, p: wire.Paragraph) {
  got.value = { key };
  void api<wire.BracketList>(route(p)).then((r) => {
    if (got.peek()?.key === key) got.value = r.ok ? { key, list: r.ok } : { key, error: r.error };
  });
}

/** The brackets and placeholders of a paragraph, for who may do something about them. */
export function Brackets({ p }: { p: wire.Paragraph }) {
  const acts = me.value.delegation || me.value.desk;
  const any = acts && (/[[\]{]/.test(p.text) || !!p.placeholders);
  const key = `${report.value!.id} ${p.id} ${p.version}`;
  useEffect(() => { if (any) fetchList(key, p); }, [key, any]);
  const here = got.value;
  if (!any || here?.key !== key) return null;
  if (here.error) return <p class="quiet">The brackets of this text could not be read. {here.error.message} <button class="btn tight" onClick={() => fetchList(key, p)}>Try again</button></p>;
  const l = here.list;
  if (!l || l.version !== p.version) return null;
  const alone = l.brackets.map((b, k) => ({ b, k })).filter(({ b }) => !b.chooses);
  return (
    <>
      {alone.length + l.choices.length + (l.unbalanced ?? 0) > 0 && (
        <section aria-label="Brackets">
          <h3>In brackets <span class="quiet">{count(l.brackets.length, "bracket")}{l.choices.length > 0 && `, ${count(l.choices.length, "choice")}`}</span></h3>
          {l.unbalanced && <p class="is-contested">{capital(count(l.unbalanced, "bracket"))} without {l.unbalanced === 1 ? "its" : "their"} partner: {me.value.desk ? "revise the text" : "propose another text"} to mend {l.unbalanced === 1 ? "it" : "them"}.</p>}
          <ul role="list">
            {alone.map(({ b, k }) => <One key={"b" + k} p={p} b={b} k={k} />)}
            {l.choices.map((c, k) => <ChoiceOf key={"c" + k} p={p} c={c} k={k} />)}
          </ul>
        </section>
      )}
      {me.value.desk && l.placeholders.length > 0 && <Technical p={p} l={l} />}
    </>
  );
}

const Quote = ({ words }: { words: string }) => <p class="words" lang={lang.value} dir="auto">{words}</p>;

const verbs: Record<wire.Verb, string> = { "": "", retain: " would retain it", delete: " would delete it" };
const Behind = ({ by }: { by: wire.Stance[] | undefined }) =>
  by?.length ? <p class="small quiet">{by.map((s) => list(s.names) + verbs[s.wants ?? ""]).join("; ")}</p> : null;

function One({ p, b, k }: { p: wire.Paragraph; b: wire.Bracket; k: number }) {
  const desk = me.value.desk;
  return (
    <li class="item">
      {b.depth > 0 && <p class="small quiet">Inside {count(b.depth, "other")}</p>}
      <Quote words={b.words} />
      <Behind by={b.by} />
      <div class="acts">
        <Way p={p} query={`lift=${k}`} label={desk ? "Lift it" : "Propose to lift"} what="without these brackets" />
        <Way p={p} query={`drop=${k}`} label={desk ? "Take it out" : "Propose to take out"} what="without what they hold" plain />
      </div>
    </li>
  );
}

function ChoiceOf({ p, c, k }: { p: wire.Paragraph; c: wire.Choice; k: number }) {
  return (
    <li class="item">
      <p class="small"><b>To be chosen</b> <span class="quiet">one of {c.alternatives.length}</span></p>
      <Quote words={c.words} />
      <ol role="list">
        {c.alternatives.map((a, i) => (
          <li key={i}>
            <p><b>{a.label || `Alternative ${i + 1}`}</b>: <span lang={lang.value} dir="auto">{a.noText ? "no text" : a.words}</span></p>
            <Behind by={a.by} />
            <div class="acts"><Way p={p} query={`choice=${k}&alternative=${i}`} label={me.value.desk ? "Choose this alternative" : "Propose this alternative"} what={`with ${a.label || `alternative ${i + 1}`}`} /></div>
          </li>
        ))}
      </ol>
    </li>
  );
}

// One way to take something out: asked of the server first, then shown as it would read.
function Way({ p, query, label, what, plain }: { p: wire.Paragraph; query: string; label: string; what: string; plain?: boolean }) {
  const key = `${p.id} ${p.version} ${query}`;
  if (!opened("bracket", key)) {
    const open = () => {
      outcome.value = { key };
      ask("bracket", key);
      void api<wire.Lifted>(`${route(p)}?version=${p.version}&${query}`).then((r) => {
        if (outcome.peek()?.key === key) outcome.value = r.ok ? { key, lifted: r.ok } : { key, error: r.error };
      });
    };
    return <button class={`btn tight${plain ? " plain" : ""}`} onClick={open}>{label}</button>;
  }
  const o = outcome.value;
  if (o?.key === key && o.error) return <Refusal title={`Not ${what}`} error={o.error} close={dismiss} />;
  return <Proposed p={p} what={what} lifted={o?.key === key ? o.lifted : undefined} />;
}

function Proposed({ p, what, lifted }: { p: wire.Paragraph; what: string; lifted: wire.Lifted | undefined }) {
  const m = me.value;
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    if (!lifted) return;
    const { paragraph, version, text } = lifted;
    if (m.desk) return void perform({ type: "revise", paragraph, version, text }, `${capital(callParagraph(p))} is now version ${version + 1}.`, true);
    const reason = String(new FormData(e.currentTarget as HTMLFormElement).get("reason")).trim();
    void perform({ type: "amend", kind: text ? "revise" : "delete", paragraph, version, ...(text && { text }), ...(reason && { reason }) }, `The amendment of ${m.name} is recorded.`, true);
  };
  return (
    <Dialog title={m.desk ? `Make version ${p.version + 1} of ${callParagraph(p)}, ${what}?` : `Propose ${callParagraph(p)} ${what}, ${forWhom()}`}>
      <form class="form" onSubmit={submit}>
        {!lifted ? <p class="quiet" role="status">One moment.</p>
        : lifted.text ? <p class="words"><Marks ops={lifted.ops} context={8} lang={lang.value} /></p>
        : <p><b>Nothing is left of it</b>: {m.desk ? "the paragraph is deleted." : "this proposes to delete the paragraph."}</p>}
        {p.status === "agreed" && <p>It is agreed ad ref. {m.desk ? "A new version ends that agreement." : "Filing this asks to reopen it."}</p>}
        {!m.desk && <p class="field"><label for="why">Reason, if you wish to give one</label><textarea id="why" name="reason" rows={2} dir="auto" /></p>}
        <div class="acts">
          <button class="btn main tight" disabled={!lifted}>{m.desk ? `Make version ${p.version + 1} ${forWhom()}` : `File it ${forWhom()}`}</button>
          <button type="button" class="btn tight" onClick={dismiss}>Leave <kbd>Esc</kbd></button>
        </div>
      </form>
    </Dialog>
  );
}

// The words before a placeholder, to tell one from another.
const before = (text: string) => {
  const words = text.trim().split(/\s+/);
  return (words.length > 6 ? "… " : "") + words.slice(-6).join(" ");
};

/** Filling placeholders, which ends no agreement. */
function Technical({ p, l }: { p: wire.Paragraph; l: wire.BracketList }) {
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const text = l.placeholders.map((h, i) => h.before + (String(f.get("fill-" + i)).trim() || h.text)).join("") + l.rest;
    void perform({ type: "update_technically", paragraph: p.id, version: l.version, text }, `The placeholders of ${callParagraph(p)} are filled.`);
  };
  return (
    <section aria-label="Placeholders">
      <h3>Placeholders <span class="quiet">{l.placeholders.length} to be filled</span></h3>
      {!opened("technical", p.id) ? <div class="acts"><button class="btn" onClick={() => ask("technical", p.id)}>Fill in</button></div> : (
        <Dialog title={`Fill placeholders of ${callParagraph(p)}, version ${p.version}`}>
          <p>A technical update: it ends no agreement and changes nothing else. What is left empty stays to be filled.</p>
          <form class="form" onSubmit={submit}>
            {l.placeholders.map((h, i) => (
              <p class="field" key={i}>
                <label for={"fill-" + i}>In place of {h.text}</label>
                <input id={"fill-" + i} name={"fill-" + i} dir="auto" lang={lang.value} maxLength={200} />
                <span class="hint">after “{before(h.before)}”</span>
              </p>
            ))}
            <div class="acts"><button class="btn main">Fill them {forWhom()}</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
          </form>
        </Dialog>
      )}
    </section>
  );
}

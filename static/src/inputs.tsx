// inputs.tsx is observers' written inputs: filed by them on a circulated text, read by the Chair and
// delegations at once, by others when the Chair publishes them. They hold nothing up.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Ask, Dialog, opened, Outcome, perform } from "./act";
import { api } from "./api";
import { listOf, me, paragraph, report, revisions } from "./state";
import { ask, dismiss, Glyph } from "./ui";
import { callParagraph, when } from "./words";
import { Unsaid } from "./sealing";
import type * as wire from "./wire";

/** An observer's own, those that others may not read yet too. */
const own = signal<readonly wire.Input[]>([]);

async function askOwn() {
  const r = await api<wire.Mine>(`reports/${encodeURIComponent(report.peek()!.id)}/mine`);
  if (r.ok) own.value = r.ok.inputs ?? [];
}

/** The inputs on one paragraph, or all of them. */
export function Inputs({ p }: { p?: wire.Paragraph }) {
  const m = me.value;
  const observer = m.role === "observer" && !report.value!.closing;
  const shown = listOf("inputs").value;
  useEffect(() => void (observer && askOwn()), [observer, shown]);
  const all = [...shown.filter((i) => !own.value.some((o) => o.id === i.id)), ...own.value];
  const list = all.filter((i) => !i.withdrawnAt && (!p || i.paragraph === p.id)).sort((a, b) => a.filedAt.localeCompare(b.filedAt));
  if (!list.length && !observer) return null;
  return (
    <section aria-label="Written inputs of observers">
      <h3>Written inputs <span class="quiet">{list.length ? `${list.length}, of observers` : "none"}</span></h3>
      <ul role="list">{list.map((i) => <One key={i.id} i={i} p={p} mine={own.value.some((o) => o.id === i.id)} />)}</ul>
      {observer && (opened("input", p?.id ?? "") ? <Form p={p} /> : (
        <div class="acts"><button class="btn" onClick={() => ask("input", p?.id ?? "")}>File a written input{p ? " on it" : ""}</button></div>
      ))}
      {observer && !p && <Outcome of="" />}
    </section>
  );
}

const readers: Record<string, string> = { observers: "observers too", public: "everyone" };

function One({ i, p, mine }: { i: wire.Input; p?: wire.Paragraph; mine: boolean }) {
  const on = [i.number || i.paragraph ? `paragraph ${i.number || "without a number"}` : "", i.revision ?? ""].filter(Boolean).join(" of ");
  return (
    <li class="item">
      <h4>{i.by}{mine && <span class="code mine">yours</span>} <span class="end">{when(i.filedAt)}</span></h4>
      <p class="kind"><Glyph name="draft" /> <span>{i.title}{on && <span class="quiet">{i.title && ", "}on {on}</span>}</span></p>
      <Unsaid e={i} />
      {i.text && <details open={!!p || undefined}><summary>Read it</summary><div class="words letter" dir="auto">{i.text.split("\n").map((l, k) => <p key={k}>{l}</p>)}</div></details>}
      <p class="quiet small">{i.published ? `Published: read by ${readers[i.published]}.` : mine ? "Read by the Chair and delegations; not published." : "Not published: read by the Chair and delegations."}</p>
      <div class="acts">
        {me.value.desk && !i.published && <Ask name="publish" of={i.id} tight label="Publish to observers" sure="Publish it to observers" question={`Let observers read this input of ${i.by}? This cannot be taken back.`}
          command={() => ({ type: "publish_input", input: i.id, audience: "observers" })} done="The input is published." />}
        {me.value.desk && i.published !== "public" && <Ask name="publish-all" of={i.id} tight label="Publish to everyone" sure="Publish it to everyone" question={`Let everyone read this input of ${i.by}? This cannot be taken back.`}
          command={() => ({ type: "publish_input", input: i.id, audience: "public" })} done="The input is published." />}
        {mine && <Withdraw i={i} />}
      </div>
    </li>
  );
}

function Withdraw({ i }: { i: wire.Input }) {
  if (!opened("withdraw-input", i.id)) return <button class="btn tight" onClick={() => ask("withdraw-input", i.id)}>Withdraw</button>;
  return (
    <Dialog title="Withdraw this input? It stays in the record.">
      <div class="acts">
        <button class="btn main tight" onClick={() => void perform({ type: "withdraw_input", input: i.id }, "Your input is withdrawn.").then(askOwn)}>Withdraw it</button>
        <button class="btn tight" onClick={dismiss}>Leave it</button>
      </div>
    </Dialog>
  );
}

function Form({ p }: { p?: wire.Paragraph }) {
  const showing = revisions.value.findLast((v) => v.name === report.value!.showing) ?? revisions.value.at(-1);
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    void perform(
      { type: "file_input", ...(showing && { revision: showing.id }), ...(p && { paragraph: p.id }), title: String(f.get("title")), text: String(f.get("text")) },
      "Your input is filed: the Chair and the delegations read it.",
    ).then(askOwn);
  };
  return (
    <Dialog title={`File a written input on ${p ? callParagraph(paragraph(p.id).value) : showing ? `the ${showing.name}` : "the report"}`}>
      <p>The Chair and the delegations read it at once, others when the Chair publishes it. It holds nothing up.</p>
      <form class="form" onSubmit={submit}>
        <p class="field"><label for="title">Title</label><input id="title" name="title" required dir="auto" /></p>
        <p class="field"><label for="said">Text</label><textarea id="said" name="text" rows={6} required dir="auto" /></p>
        <div class="acts"><button class="btn main">File it</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}

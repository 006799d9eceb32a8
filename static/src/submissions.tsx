// submissions.tsx is what a delegation files together: its drafts on this device and a general comment,
// as one; and each submission on a page of its own.

import { signal } from "@preact/signals";
import { Dialog, forWhom, Outcome, perform, Refusals } from "./act";
import { Words } from "./amendments";
import { drafts, type Draft } from "./drafts";
import { load, mineKey, save } from "./local";
import { refusals } from "./outbox";
import { to } from "./route";
import { amendment, amendmentsOf, listOf, me, nameOf, paragraph, report, revisions } from "./state";
import { called, stateWord } from "./terms";
import { ask, dismiss, focusOn, Glyph } from "./ui";
import { callParagraph, capital, count, when } from "./words";
import { Unsaid } from "./sealing";
import type * as wire from "./wire";

const title = (s: wire.Submission) => s.title || `Comments from ${nameOf(s.by)}${s.revision ? ` on the ${s.revision}` : ""}`;

/** Every submission, the latest first; for a delegation the way to file one. */
export function Submissions() {
  const list = listOf("submissions").value.toReversed();
  const m = me.value;
  if (!list.length && !m.delegation) return null;
  return (
    <section aria-label="Submissions">
      <h3>Submissions <span class="quiet">{list.length || "none yet"}</span></h3>
      <ul role="list">
        {list.map((s) => (
          <li class="item" key={s.id}>
            <h4>{title(s)}{m.delegation && s.by === m.code && <span class="code mine">yours</span>} <span class="end">{when(s.filedAt)}</span></h4>
            <p class="small quiet">{nameOf(s.by)}, {s.amendments.length ? count(s.amendments.length, "amendment") : "no amendments"}{s.comment ? ", a general comment" : ""}{s.late ? "; late" : ""}</p>
            <div class="acts"><button class="btn tight" onClick={() => ask("submission", s.id)}>Read it</button></div>
          </li>
        ))}
      </ul>
      {m.delegation && <div class="acts"><button class="btn plain" onClick={() => ask("submit")}>File a submission</button></div>}
    </section>
  );
}

/** One submission as a page. */
export function Submission({ id }: { id: string }) {
  const s = listOf("submissions").value.find((x) => x.id === id);
  if (!s) return null;
  return (
    <article class="head" aria-label={title(s)}>
      <h2 tabIndex={-1} ref={focusOn}>{title(s)}</h2>
      <p class="quiet">Filed by {nameOf(s.by)}, {when(s.filedAt)}{s.revision ? `, on the ${s.revision}` : ""}{s.late ? "; after the deadline for comments" : ""}.</p>
      {s.comment && <section aria-label="General comment"><h3>General comment</h3><div class="words letter" dir="auto">{s.comment.split("\n").map((l, k) => <p key={k}>{l}</p>)}</div></section>}
      <Unsaid e={s} />
      {s.amendments.length > 0 && <h3>Amendments <span class="quiet">{s.amendments.length}</span></h3>}
      <ol role="list">{s.amendments.map((a) => <One key={a} id={a} />)}</ol>
      <div class="acts"><button class="btn" onClick={dismiss}>Close <kbd>Esc</kbd></button></div>
    </article>
  );
}

// What is proposed before the first paragraph belongs to none.
const beginning: wire.Paragraph = { id: "", after: "", kind: "text", level: 0, number: "", marker: "", version: 0, text: "" };

function One({ id }: { id: string }) {
  const at = amendment(id)?.paragraph ?? "";
  const a = amendmentsOf(at).value.find((x) => x.id === id);
  const p = at ? paragraph(at).value : beginning;
  if (!a) return null;
  return (
    <li class="item">
      <h4>{at ? <a href={to(report.value!.id, "p", at)}>{capital(p ? callParagraph(p) : "a paragraph that was left out")}</a> : "Before the first paragraph"} <span class="end">{called(a)}, {stateWord[a.state]}</span></h4>
      <Words a={a} p={p ?? beginning} />
      {a.reason && <p class="reason" dir="auto">{a.reason}</p>}
    </li>
  );
}

// What is written of a submission stays on this device until it is filed.
interface Kept { title: string; comment: string }
const left = signal<readonly string[]>([]); // drafts that are not to go with it
const key = (d: Draft) => d.kind + " " + d.paragraph;
const does: Record<string, string> = { revise: "", insert_after: ", new text after it", delete: ", its deletion" };

/** Filing: the general comment, and those of the own drafts that are ticked. */
export function Submit() {
  const m = me.value;
  const last = revisions.value.at(-1);
  const kept = load<Kept>(mineKey("submission"), { title: "", comment: "" });
  const own = drafts.all.value.filter((d) => d.kind in does);
  const ticked = own.filter((d) => !left.value.includes(key(d)));
  const keep = (e: Event) => {
    const f = new FormData(e.currentTarget as HTMLFormElement);
    save(mineKey("submission"), { title: String(f.get("title")), comment: String(f.get("comment")) } satisfies Kept);
  };
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const get = (k: string) => String(f.get(k) ?? "").trim();
    const amendments = ticked.map((d) => ({
      kind: d.kind as wire.AmendmentKind, paragraph: d.paragraph, version: d.version,
      ...(d.kind !== "delete" && { text: d.text }), ...(d.as && { as: d.as }), ...(d.reason && { reason: d.reason }), ...(d.supersedes && { supersedes: d.supersedes }),
    }));
    const done = await perform(
      {
        type: "submit", ...(get("title") && { title: get("title") }), ...(get("revision") && { revision: get("revision") }),
        ...(get("comment") && { comment: get("comment") }), ...(amendments.length && { amendments }),
      },
      `The submission of ${m.name} is filed${amendments.length ? `, with ${count(amendments.length, "amendment")}` : ""}.`,
    );
    if (done) save(mineKey("submission"), { title: "", comment: "" } satisfies Kept);
  };
  return (
    <div class="head">
      <Dialog title={<h2>File a submission {forWhom()}</h2>}>
        <p>A general comment and your drafts are filed together, all or none. Each amendment then goes its own way.</p>
        <Refusals list={refusals.value.filter((e) => e.command.type === "submit")} />
        <form class="form" onSubmit={(e) => void submit(e)} onInput={keep}>
          <p class="field"><label for="title">Title</label><input id="title" name="title" dir="auto" defaultValue={kept.title || `Comments from ${m.name}${last ? ` on the ${last.name}` : ""}`} /></p>
          {revisions.value.length > 0 && (
            <p class="field"><label for="on">On</label><select id="on" name="revision" defaultValue={last!.id}>{revisions.value.toReversed().map((v) => <option key={v.id} value={v.id}>{v.name}</option>)}</select></p>
          )}
          <p class="field"><label for="comment">General comment</label><textarea id="comment" name="comment" rows={6} dir="auto" defaultValue={kept.comment} /><span class="hint">Kept on this device until it is filed; then read by every delegation.</span></p>
          <fieldset class="ticks">
            <legend>Your drafts</legend>
            {!own.length && <p class="quiet">None. What you write as an amendment and do not send is kept as a draft, and can go with a submission.</p>}
            {own.map((d) => (
              <div class="tickrow" key={key(d)}>
                <label class="tick"><input type="checkbox" checked={ticked.includes(d)} onChange={(e) => (left.value = [...left.peek().filter((k) => k !== key(d)), ...(e.currentTarget.checked ? [] : [key(d)])])} /> <Glyph name="draft" /> {d.paragraph ? capital(callParagraph(paragraph(d.paragraph).value)) : "The very beginning"}{does[d.kind]}</label>
                <p class="small" dir="auto">{d.text}</p>
                {d.refused && <p class="small is-objection">Refused before: {d.refused.message}</p>}
              </div>
            ))}
          </fieldset>
          <div class="acts"><button class="btn main">File it {forWhom()}</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
        </form>
        <Outcome of="" />
      </Dialog>
    </div>
  );
}

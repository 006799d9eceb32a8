// history.tsx is the history of one paragraph, oldest first: who did what, when, and what each step
// did to the words. Every step has a lasting link. Without a paragraph it is that of the whole report.

import { useEffect, useState } from "preact/hooks";
import { Marks } from "../marks/marks";
import { sentence } from "../marks/sentence";
import { amendmentsOf, api, audience, dir, lang, nameOf, objectionsOf, paragraph, query, report, route, statementsOf, to } from "../store";
import { wider } from "../standing";
import { Glyph } from "../ui";
import { here } from "../terms";
import { callParagraph, count, day } from "../words";
import type * as wire from "../wire";
import { useStrip } from "./strip";
import { WholeHistory } from "./whole";
import { WordsOf } from "./wordsof";

type Loaded = { steps: wire.Step[]; number: string } | { failure: string };

const isVersion = (s: wire.Step) => made.has(s.event.type) && s.event.kind !== "into" || s.event.type === "revision_loaded" && s.event.kind === "new";
const made = new Set(["paragraph_revised", "paragraph_updated", "paragraph_inserted", "revision_taken_back", "report_created", "paragraph_split", "paragraphs_merged", "paragraph_restored"]);

/** The history that the address names. */
export const HistoryView = () => ("paragraph" in route.value && route.value.paragraph ? <OfParagraph /> : <WholeHistory />);

function OfParagraph() {
  const r = route.value;
  const pid = "paragraph" in r ? r.paragraph : "";
  const p = paragraph(pid).value;
  const rid = report.value!.id;
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [again, setAgain] = useState(0);
  const [only, setOnly] = useState(false);
  // What happens meanwhile waits to be asked for: nothing moves because an event arrived.
  const now = `${p?.version} ${p?.status} ${JSON.stringify(amendmentsOf(pid).value.map((a) => [a.id, a.state, a.positions?.length]))} ${[...objectionsOf(pid).value, ...wider(pid)].map((o) => o.id + o.liftedAt + o.calledAt + o.answer)} ${statementsOf(pid).value.map((s) => s.id + s.withdrawnAt)} ${p?.awaiting?.map((a) => a.delegation)}`;
  const [seen, setSeen] = useState(now);

  useEffect(() => {
    const stop = new AbortController();
    setSeen(now);
    void api<wire.History>(`reports/${encodeURIComponent(rid)}/paragraphs/${encodeURIComponent(pid)}/history`, undefined, stop.signal).then((a) => {
      if (stop.signal.aborted) return;
      if (a.ok) setLoaded({ steps: opened(a.ok.steps ?? [], paragraph(pid).peek()), number: a.ok.number });
      else setLoaded((was) => (was && "steps" in was ? was : { failure: a.error.message }));
    });
    return () => stop.abort();
  }, [pid, again]);

  const asked = query.value.get("at");
  useEffect(() => {
    if (!asked || !loaded || !("steps" in loaded)) return;
    const e = document.getElementById("step-" + asked);
    e?.scrollIntoView({ block: "center" });
    e?.focus({ preventScroll: true });
  }, [asked, loaded && "steps" in loaded]);

  const back = to(rid, "p", pid);
  const title = p ? callParagraph(p) : loaded && "number" in loaded && loaded.number ? `paragraph ${loaded.number}` : "the paragraph";
  if (!loaded || "failure" in loaded) {
    return (
      <main id="text" class="work" tabIndex={-1}>
        <h1>History of {title}</h1>
        {loaded
          ? <p role="alert">{loaded.failure} <button class="btn tight" onClick={() => setAgain(again + 1)}>Try again</button> <a href={back}>Back to the text</a></p>
          : <p class="quiet">Opening the history.</p>}
      </main>
    );
  }
  const all = loaded.steps.map((step, k) => ({ step, link: name(loaded.steps, k) }));
  const versions = all.filter((s) => isVersion(s.step));
  const current = versions.at(-1)?.step;
  const shown = only ? versions : all;
  const looked = all.find((s) => s.link === asked)?.step;
  const then = looked && versions.findLast((v) => v.step.at <= looked.at)?.step;
  return (
    <>
      <Past of={then && then !== current ? { at: looked.at, version: then.event.version ?? 1 } : null} back={back} />
      <main id="text" class="work history" tabIndex={-1}>
        <div class="lead">
          <h1>History of {title}</h1>
          <p>{count(versions.length, "version")}, {count(all.length, "step")}; oldest first</p>
        </div>
        <div class="acts hi-acts">
          <label class="hi-only"><input type="checkbox" checked={only} onChange={(e) => setOnly(e.currentTarget.checked)} /> Only the text, version by version</label>
          <a href={back}>Back to the text</a>
          <span role="status">{seen !== now && <button class="btn tight" onClick={() => setAgain(again + 1)}>More has happened: show it</button>}</span>
        </div>
        {p && <WordsOf key={pid} p={p} versions={versions.map((v) => v.step)} />}
        {all.length === 0 && <p>Nothing has happened to it that you may read here.</p>}
        <ol class="steps-of sheet" role="list">
          {shown.map(({ step, link }) => (
            <Moment key={link} step={step} number={loaded.number} link={link} href={`${to(rid, "history", pid)}?at=${encodeURIComponent(link)}`} chosen={link === asked} current={step === current} />
          ))}
        </ol>
      </main>
    </>
  );
}

// Past says in the strip that a moment of the past is looked at.
function Past({ of, back }: { of: { at: string; version: number } | null; back: string }) {
  useStrip(of && (
    <section class="strip past" tabIndex={0} aria-label="Which text this is">
      <p><b>You are looking at a moment of {day(of.at)}, when the text was version {of.version}</b>, not the live text.</p>
      <div class="acts"><a class="btn main tight" href={back}>Go to the live text</a></div>
    </section>
  ));
  return null;
}

// opened gives the first step the text that the report was opened with: what the first difference
// starts from, or, where there is none, the text as it still stands.
function opened(steps: wire.Step[], p: wire.Paragraph | undefined): wire.Step[] {
  const first = steps[0];
  if (first?.event.type !== "report_created" || first.ops) return steps;
  const next = steps.find((s) => s.ops && (s.event.version === 1 || s.event.version === 2) && s.event.kind !== "insert_after" && !s.event.to);
  const text = next ? next.ops!.map(([op, t]) => (op === "+" ? "" : t)).join("").split("\n")[0] : p?.version === 1 ? p.text : "";
  return text ? [{ ...first, ops: [["=", text]] }, ...steps.slice(1)] : steps;
}

// name is what a step is called in its link: its instant, and which of that instant's steps it is.
function name(steps: wire.Step[], k: number): string {
  const before = steps.slice(0, k).filter((s) => s.at === steps[k]!.at).length;
  return steps[k]!.at.replace(/[^\dTZ.]/g, "") + (before ? `-${before + 1}` : "");
}

interface MomentProps {
  step: wire.Step;
  /** Of the paragraph, today. */
  number: string;
  link: string;
  href: string;
  chosen: boolean;
  current: boolean;
}

function Moment({ step, number, link, href, chosen, current }: MomentProps) {
  const e = step.event;
  const say = (x: wire.Event) => sentence(x === e ? { ...x, reason: undefined } : x, nameOf, audience.value);
  const version = isVersion(step);
  const glyph = glyphs[e.type];
  // What a new version took is in its own sentence.
  const after = (e.then ?? []).filter((t) => !(version && t.type === "amendment_answered" && t.kind !== "not_retained"));
  const by = e.type === "amendment_filed" ? (e.by.delegation ?? undefined)
    : version && e.then?.length ? taken(e) : version ? "Chair" : undefined;
  return (
    <li id={"step-" + link} class={`moment${version ? " is-version" : ""}`} tabIndex={-1} {...(chosen && { "aria-current": "true" })}>
      <p class="hi-when"><time dateTime={step.at}>{here(step.at)}</time>{e.number && e.number !== number && !e.scope && <><br />then paragraph {e.number}</>}</p>
      <div class="hi-what">
        <p class="hi-say">
          {glyph && <><Glyph name={glyph} tone />{" "}</>}
          <span dir="auto">{say(e)}</span>
          {current && <b class="hi-now">; the text now</b>}{" "}
          <a class="hi-link small" href={href} aria-label={`Lasting link to this step: ${say(e)}`}>Link</a>{" "}
          <a class="hi-link small" href={`${to(report.value!.id, "history")}?at=${encodeURIComponent(link.replace(/-\d+$/, ""))}`} aria-label={`Whole text then: ${say(e)}`}>Whole text then</a>
        </p>
        {e.reason && <p class="reason" dir="auto">{e.reason}</p>}
        {step.ops && (
          <p class="words lines" lang={lang.value} dir={dir.value}>
            {e.kind === "delete" && !version ? <Marks ops={step.ops} by={by} context={8} /> : <Marks ops={step.ops} by={by} {...(!version && e.kind !== "insert_after" && { context: 8 })} />}
          </p>
        )}
        {after.length > 0 && <ul class="hi-then small">{after.map((t, k) => <li key={k} dir="auto">{say(t)}</li>)}</ul>}
      </div>
    </li>
  );
}

const taken = (e: wire.Event) => {
  const who = (e.then ?? []).filter((t) => t.type === "amendment_answered" && t.kind !== "not_retained").map((t) => t.of ?? t.by.delegation ?? "");
  return who.length ? [...new Set(who.filter(Boolean))] : "Chair";
};

const glyphs: Record<string, string> = {
  objection_raised: "objection", wide_objection_raised: "objection", paragraph_agreed: "agreed", paragraph_reopened: "contested",
  agreement_taken_back: "contested", reopening_taken_back: "agreed",
};

// whole.tsx is the history of the whole report: any moment of it, what happened then, and the text as it
// stood with the changes of that moment marked. Every moment has a lasting link.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Compared } from "../compare/compared";
import { sentence } from "../marks/sentence";
import { api, audience, go, nameOf, query, report, textChanges, to } from "../store";
import { here } from "../terms";
import { singleKeys } from "../ui";
import { count, day } from "../words";
import type * as wire from "../wire";
import { mark } from "./moment";
import { useStrip } from "./strip";

/** How long a moment stands while the history plays, in milliseconds. */
const pace = 1500;

export function WholeHistory() {
  const r = report.value!;
  const path = to(r.id, "history");
  const asked = query.value.get("at") ?? "";
  const [line, setLine] = useState<wire.Timeline | null>(null);
  const [got, setGot] = useState<wire.Moment | null>(null);
  const [want, setWant] = useState(asked); // a number or a name; "" is the latest
  const [place, setPlace] = useState(0); // where the slider is, ahead of what is shown
  const [failure, setFailure] = useState("");
  const [again, setAgain] = useState(0);
  const [textOnly, setTextOnly] = useState(false);
  const [whole, setWhole] = useState(false);
  const [playing, setPlaying] = useState(false);
  const [seen, setSeen] = useState(textChanges.value);
  const kept = useRef(new Map<string, wire.Moment>()).current;
  const base = `reports/${encodeURIComponent(r.id)}/moments`;

  useEffect(() => {
    const stop = new AbortController();
    setSeen(textChanges.peek());
    kept.clear();
    void api<wire.Timeline>(base, undefined, stop.signal).then((a) => {
      if (stop.signal.aborted) return;
      if (a.ok) setLine(a.ok);
      else setFailure(a.error.message);
    });
    return () => stop.abort();
  }, [again]);

  // The address leads: a link, or the browser's way back.
  useEffect(() => {
    if (asked && asked !== got?.name) setWant(asked);
  }, [asked]);

  const total = line?.moments ?? 0;
  useEffect(() => {
    if (!total) return;
    const which = want || String(total);
    const stop = new AbortController();
    const show = (m: wire.Moment) => {
      setFailure("");
      setGot(m);
      setPlace(m.moment);
      const url = `${path}?at=${encodeURIComponent(m.name)}`;
      if (asked !== m.name && (want || m.moment < total)) go(url, true);
    };
    const had = kept.get(which);
    if (had) {
      show(had);
      return;
    }
    // A slider that is being moved asks for where it comes to rest.
    const timer = setTimeout(async () => {
      const a = await api<wire.Moment>(`${base}/${encodeURIComponent(which)}`, undefined, stop.signal);
      if (stop.signal.aborted) return;
      if (a.ok) {
        if (kept.size > 60) kept.clear();
        kept.set(String(a.ok.moment), a.ok).set(a.ok.name, a.ok);
        show(a.ok);
      } else {
        setPlaying(false);
        setFailure(a.status === 404 ? "There is no text of that moment that you may read." : a.error.message);
      }
    }, got ? 80 : 0);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [want, total, again]);

  const at = place || got?.moment || 0;
  const turn = (n: number) => {
    if (n < 1 || n > total) return;
    setPlace(n);
    setWant(String(n));
  };
  const steps = line?.changes ?? [];
  const next = textOnly ? steps.find((n) => n > at) : at < total ? at + 1 : undefined;
  const before = textOnly ? steps.findLast((n) => n < at) : at > 1 ? at - 1 : undefined;
  const marks = line?.revisions ?? [];
  const later = marks.find((m) => m.moment > at) ?? (at < total ? { moment: total, name: r.live ? "the latest moment" : "the end" } : undefined);
  const earlier = marks.findLast((m) => m.moment < at);
  const by = { next, before, later: later?.moment, earlier: earlier?.moment };
  const press = (n: number | undefined) => {
    setPlaying(false);
    if (n) turn(n);
  };

  useEffect(() => {
    if (!playing || !got || got.moment !== at) return;
    if (!next) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => turn(next), pace);
    return () => clearTimeout(timer);
  }, [playing, got, at, next]);

  const keys = useRef(by);
  keys.current = by;
  useEffect(() => {
    const key = (e: KeyboardEvent) => {
      if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || !singleKeys.peek()) return;
      if ((e.target as HTMLElement).closest("input:not([type=checkbox], [type=range]), textarea, select, [contenteditable]")) return;
      const to = { n: "next", p: "before", "]": "later", "[": "earlier" }[e.key] as keyof typeof by | undefined;
      if (!to) return;
      press(keys.current[to]);
      e.preventDefault();
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, [total]);

  const latest = !!got && got.moment === total;
  useStrip(got && !latest ? (
    <section class="strip past" tabIndex={0} aria-label="Which text this is">
      <p><b>You are looking at moment {got.moment} of {total}, of {day(got.at)}</b>, not the {r.live ? "live" : "latest"} text.</p>
      <div class="acts"><a class="btn main tight" href={to(r.id)}>Go to the {r.live ? "live" : "latest"} text</a></div>
    </section>
  ) : null);

  const about = useMemo(() => new Set(got ? [got.event, ...(got.event.then ?? [])].flatMap((e) => [e.paragraph ?? "", ...(e.paragraphs ?? [])]).filter(Boolean) : []), [got]);
  const first = got?.text.pairs.find((p) => p.change !== "same" || about.has(p.paragraph))?.paragraph;
  // What a new version took is in its own sentence.
  const made = /^paragraph_(revised|inserted|moved|split)|^paragraphs_merged/.test(got?.event.type ?? "");
  const then = (got?.event.then ?? []).filter((e) => !(made && e.type === "amendment_answered" && e.kind !== "not_retained"));
  const moment = useMemo(() => got && { name: got.name, about }, [got, about]);

  if (!line || (total && !got)) {
    return (
      <main id="text" class="work" tabIndex={-1}>
        <h1>History of the report</h1>
        {failure ? <p role="alert">{failure} <button class="btn tight" onClick={() => { setFailure(""); setWant(line ? "" : want); setAgain(again + 1); }}>{line ? "Show the latest moment" : "Try again"}</button> <a href={to(r.id)}>Back to the text</a></p>
          : <p class="quiet">Opening the history.</p>}
      </main>
    );
  }
  if (!got) {
    return (
      <main id="text" class="work" tabIndex={-1}>
        <h1>History of the report</h1>
        <p>Nothing has happened yet that you may look back at here. <a href={to(r.id)}>Back to the text</a></p>
      </main>
    );
  }
  const off = (n: number | undefined) => ({ "aria-disabled": !n, onClick: () => press(n) }) as const;
  const from = mark.value?.report === r.id ? mark.value : null;
  return (
    <main id="text" class="work history whole" tabIndex={-1}>
      <div class="lead">
        <h1>History of the report</h1>
        <p>{count(total, "moment")}, {count(steps.length, "change")} of the text, {count(marks.length, "revision")}</p>
      </div>
      <section class="sheet ti" aria-label="Which moment is shown">
        <div class="ti-line">
          <input type="range" aria-label="Moment" aria-valuetext={`${at} of ${total}${got.moment === at ? `, ${here(got.at)}` : ""}`} min={1} max={total} value={at} disabled={total < 2}
            onInput={(e) => { setPlaying(false); turn(e.currentTarget.valueAsNumber); }} />
          <div class="ti-marks" aria-hidden="true">
            {marks.map((m) => <i key={m.id} style={{ insetInlineStart: `calc(.5rem + (100% - 1rem) * ${total > 1 ? (m.moment - 1) / (total - 1) : 0})` }} />)}
          </div>
        </div>
        <div class="ti-acts">
          <div class="acts">
            <button class="btn tight" {...off(before)}>Previous <kbd dir="ltr">p</kbd></button>
            <button class="btn tight" {...off(next)}>Next <kbd dir="ltr">n</kbd></button>
            <button class="btn tight" onClick={() => setPlaying(!playing && !!next)} aria-disabled={!playing && !next}>{playing ? "Stop" : "Play"}</button>
            <button class="btn tight" {...off(earlier?.moment)}>Earlier revision <kbd dir="ltr">[</kbd></button>
            <button class="btn tight" {...off(later?.moment)}>Later revision <kbd dir="ltr">]</kbd></button>
          </div>
          <label class="ti-number">Moment{" "}
            <input type="number" min={1} max={total} value={at} onChange={(e) => {
              const n = Math.min(total, Math.max(1, Math.round(e.currentTarget.valueAsNumber)));
              e.currentTarget.value = String(n || at);
              press(n || undefined);
            }} />{" "}of {total}
          </label>
          <label class="hi-only"><input type="checkbox" checked={textOnly} onChange={(e) => setTextOnly(e.currentTarget.checked)} /> Only moments that change the text</label>
        </div>
        {marks.length > 0 && (
          <ul class="ti-revs small" role="list" aria-label="Revisions">
            {marks.map((m) => <li key={m.id}><button class="btn plain tight" aria-current={m.moment === at ? "true" : undefined} onClick={() => press(m.moment)}>{m.name}, {day(m.at)}</button></li>)}
          </ul>
        )}
      </section>
      <section class="ti-what" aria-label="What happened">
        <p class="hi-when"><time dateTime={got.at}>{here(got.at)}</time></p>
        <div class="hi-what">
          <p class="ti-say" role="status" aria-live={playing ? "off" : "polite"}><Said e={got.event} of={got} /></p>
          {got.event.reason && <p class="reason" dir="auto">{got.event.reason}</p>}
          {then.length > 0 && <ul class="hi-then small">{then.map((e, k) => <li key={k}><Said e={e.by.role || e.by.delegation ? e : { ...e, by: got.event.by }} of={got} /></li>)}</ul>}
          <p class="acts small">
            <a href={`${path}?at=${encodeURIComponent(got.name)}`}>Lasting link to this moment</a>
            {!latest && <a href={compare(r.id, got.name, r.live ? "live" : "")}>What has changed since</a>}
            {from && from.name !== got.name
              ? <a href={from.at < got.at ? compare(r.id, from.name, got.name) : compare(r.id, got.name, from.name)}>Compare with the moment of {here(from.at)}</a>
              : null}
            {from?.name === got.name ? <span class="quiet">Go to another moment to compare it with this one.</span>
              : <button class="btn plain tight" onClick={() => (mark.value = { report: r.id, name: got.name, at: got.at })}>Compare another moment with this one</button>}
          </p>
        </div>
      </section>
      {failure && <p role="alert">{failure} <button class="btn tight" onClick={() => { setFailure(""); setAgain(again + 1); }}>Try again</button></p>}
      <div class="acts hi-acts">
        <label class="hi-only"><input type="checkbox" checked={whole} onChange={(e) => setWhole(e.currentTarget.checked)} /> Show the whole text</label>
        <span class="quiet">{got.live ? "The text as it stood" : got.showing ? `${got.showing}, the latest text circulated then` : "No text"}{!whole && (got.live || got.showing) && "; what this moment was about, and its neighbours"}</span>
        {whole && first && <a href={`#p-${first}`}>Go to what this moment was about</a>}
        <span role="status">{seen !== textChanges.value && <button class="btn tight" onClick={() => { setWant(got.name); setAgain(again + 1); }}>More has happened: take it in</button>}</span>
      </div>
      <Compared of={got.text} only={!whole} moment={moment!} />
    </main>
  );
}

const compare = (id: string, from: string, until: string) => `${to(id, "compare")}?from=${encodeURIComponent(from)}${until && `&to=${encodeURIComponent(until)}`}`;

// Said is an event of the whole report in a sentence, with the paragraph that it is about.
function Said({ e, of }: { e: wire.Event; of: wire.Moment }) {
  const said = sentence(of.event === e ? { ...e, reason: undefined } : e, nameOf, audience.value);
  const row = e.paragraph && !e.scope ? of.text.pairs.find((p) => p.paragraph === e.paragraph) : undefined;
  if (!row) return <span dir="auto">{said}.</span>;
  const number = e.number || row.toNumber || row.fromNumber;
  const words = row.ops.filter(([op]) => op !== "-").map(([, t]) => t).join("").split(/\s+/).slice(0, 5).join(" ");
  const what = row.kind === "heading" ? "Heading" : row.kind === "item" ? "Subparagraph" : "Paragraph";
  const name = number ? `${what} ${number}` : words ? `“${words} …”` : "A deleted paragraph";
  const link = report.value!.live && !e.paragraph!.startsWith("new-");
  return (
    <span dir="auto">
      {link ? <a href={`${to(report.value!.id, "history", e.paragraph!)}?at=${encodeURIComponent(of.name)}`} aria-label={`History of ${name}`}>{name}</a> : name}: {said}.
    </span>
  );
}

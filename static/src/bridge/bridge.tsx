// bridge.tsx is where the Chair's office writes a bridge: what each amendment makes of each place, to be
// taken whole or word by word, the text itself, to be written in, and beside it who is met and what remains
// in conflict. Everything is kept on this device until it is recorded.

import { useEffect, useRef, useState } from "preact/hooks";
import { forWhom, outcome } from "../act";
import { heading } from "../amend/beside";
import { choose as chooseParagraph } from "../choose";
import { Marks } from "../marks/marks";
import { amendment, amendmentsOf, api, dir, drafts, lang, line, me, paragraph, query, report, route, send, to } from "../store";
import { focusOn } from "../ui";
import { called, list, names } from "../terms";
import { callParagraph, capital, count } from "../words";
import type * as wire from "../wire";
import { becomesWords, BridgeWords, How, Left } from "./words";
import { choose, chosen, placesOf, spans, textOf, toggle, type, weave, type Item } from "./weave";
import { openBridge } from "./open";

/** What is kept of a bridge that is being written. */
interface Kept {
  items: Item[];
  segments: wire.BridgeSegment[];
  note: string;
  /** Amendments that it is not meant to meet. */
  aside: string[];
  supersedes: string;
}

/** The view in which a bridge is written for the paragraph that the address names. */
export function BridgeView() {
  const r = route.value;
  const pid = "paragraph" in r ? r.paragraph : "";
  const p = paragraph(pid).value;
  if (!p || !me.value.desk) return <main id="text" class="work" tabIndex={-1}><h1>There is no such paragraph</h1><p><a href={to(report.value!.id)}>Back to the text</a></p></main>;
  return <Writing p={p} key={p.id} />;
}

const at = (pid: string) => `reports/${encodeURIComponent(report.peek()!.id)}/paragraphs/${encodeURIComponent(pid)}/bridging`;

// What the address asks to begin from: a bridge, or what an author would accept in its place.
function begins(pid: string) {
  const old = openBridge(pid, query.peek().get("from") ?? "");
  const change = query.peek().get("change");
  const text = old?.answers.find((a) => `${a.amendment} ${a.delegation}` === change)?.text ?? (old && (old.rebased || old.text));
  return { supersedes: old?.id ?? "", text, note: old?.note ?? "" };
}

function Writing({ p }: { p: wire.Paragraph }) {
  const draft = drafts.load("bridge", p.id);
  const [version, setVersion] = useState(draft?.version ?? p.version);
  const [kept, setKept] = useState<Kept | null>(() => (draft?.woven ? (draft.woven as Kept) : null));
  const [past, setPast] = useState<Kept[]>([]);
  const [made, setMade] = useState<wire.Bridging | null>(null);
  const [problem, setProblem] = useState("");
  const [confirming, setConfirming] = useState(false);
  const [safe, setSafe] = useState(true);
  const [sending, setSending] = useState(false);
  const latest = useRef(kept);
  latest.current = kept;
  const pending = amendmentsOf(p.id).value.filter((a) => a.state === "pending" || a.state === "pressed");

  const keep = (next: Kept) => {
    latest.current = next;
    setKept(next);
    setSafe(drafts.save({ kind: "bridge", paragraph: p.id, version, text: textOf(next.items), reason: next.note, woven: next }));
  };
  const change = (patch: Partial<Kept>) => {
    if (!latest.current) return;
    if (patch.items) setPast((l) => [...l.slice(-99), latest.current!]);
    keep({ ...latest.current, ...patch });
  };

  const text = kept ? textOf(kept.items) : undefined;
  const wanted = text ?? begins(p.id).text ?? p.text;
  // What it is so far is the server's to say; a burst of keys asks once, and the last answer counts.
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const from = begins(p.id);
      const r = await api<wire.Bridging>(at(p.id), { version, text: wanted, ...((kept?.supersedes || from.supersedes) && { supersedes: kept?.supersedes || from.supersedes }) }, stop.signal);
      if (stop.signal.aborted) return;
      setProblem(r.error?.message ?? "");
      if (!r.ok) return;
      setMade(r.ok);
      if (!latest.current) {
        const woven = weave(r.ok.segments);
        // A word is first sought among those proposed: what two bridges have alike is chosen, not typed.
        setKept({ items: from.text === undefined ? woven : type(woven, from.text), segments: r.ok.segments, note: from.note, aside: [], supersedes: from.supersedes });
      }
    }, kept ? 150 : 0);
    return () => { clearTimeout(timer); stop.abort(); };
  }, [wanted, version, pending.map((a) => a.id + a.by + a.state).join()]);

  const asking = useRef(confirming);
  asking.current = confirming;
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      if (e.key !== "Escape" || e.isComposing || e.defaultPrevented) return;
      e.preventDefault();
      if (asking.current) setConfirming(false);
      else chooseParagraph(p.id);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);

  const title = `Bridge ${callParagraph(p)}`;
  if (!kept || !made) {
    return (
      <main id="text" class="work amend" tabIndex={-1}>
        <h1>{title}</h1>
        <p role="status">{problem || "Gathering what is proposed."}</p>
        {problem && kept && p.version !== version && <Moved p={p} version={version} onTake={() => setVersion(p.version)} />}
        <p><a href={to(report.value!.id, "p", p.id)}>Back to the text</a></p>
      </main>
    );
  }
  const other = JSON.stringify(made.segments) !== JSON.stringify(kept.segments);
  const meets = made.meets.filter((m) => amendment(m.amendment));
  const meant = meets.filter((m) => !kept.aside.includes(m.amendment));
  const unfit = problem || made.problem || (!meant.length ? "It is to meet no amendment." : "");
  const begun = past.length > 0 || !!drafts.load("bridge", p.id);
  const places = placesOf(kept.segments);
  const put = async () => {
    const command: wire.Command = {
      type: "put_bridge", paragraph: p.id, version, text: textOf(kept.items), amendments: meant.map((m) => m.amendment),
      ...(kept.note.trim() && { note: kept.note.trim() }), ...(kept.supersedes && { supersedes: kept.supersedes }),
    };
    setConfirming(false);
    setSending(true);
    const reply = await send(command, true);
    setSending(false);
    if (reply.error) return setProblem(reply.error.message);
    drafts.remove("bridge", p.id);
    outcome.value = { of: p.id, words: `The bridge on ${callParagraph(p)} is put. Its authors are asked for their word.` };
    chooseParagraph(p.id);
  };

  return (
    <main id="text" class="work amend bridge" tabIndex={-1}>
      {p.version !== version && <Moved p={p} version={version} onTake={() => setVersion(p.version)} />}
      {other && p.version === version && (
        <p class="refuse" role="status">
          What is proposed has changed since you began.{" "}
          <button class="btn tight" onClick={() => change({ segments: made.segments, items: type(weave(made.segments), textOf(kept.items)) })}>Take it in; your text stays as it is</button>
        </p>
      )}
      <div class="lead">
        <h1>{title}</h1>
        <p>{kept.supersedes ? "in place of the bridge before, " : ""}between {count(meets.length, "amendment")}, on version {version}</p>
      </div>
      <div class="two end">
        <div class="br-left">
          <section class="sheet br-sheet" aria-label="What is proposed, place by place">
            {places.map((place, n) => (
              <PlaceRow key={n} place={place} n={n} of={places.length} items={kept.items} onItems={(items) => change({ items })} />
            ))}
            {!places.length && <p class="quiet">No amendment changes words here.</p>}
          </section>
          <section class="sheet br-sheet" aria-label="The bridge">
            <p class="field">
              <label for="br-text">The bridge, to write in</label>
              <textarea id="br-text" rows={5} lang={lang.value} dir={dir.value} value={textOf(kept.items)} onInput={(e) => change({ items: type(kept.items, e.currentTarget.value) })} />
            </p>
            <h2 class="h2">As it reads against version {version}, with whose words they are</h2>
            <BridgeWords words={made.words} />
            <p class="field">
              <label for="br-note">Note to delegations</label>
              <textarea id="br-note" rows={2} dir="auto" value={kept.note} onInput={(e) => change({ note: e.currentTarget.value })} />
            </p>
            {confirming ? (
              <section class="am-confirm" role="group" aria-label="Put the bridge">
                <p tabIndex={-1} ref={focusOn}><b>Put this bridge on version {version} of {callParagraph(p)}, {forWhom()}?</b> It changes no text. {capital(list(meant.map((m) => heading(amendment(m.amendment)!))))} {meant.length > 1 ? "are" : "is"} asked to accept it, accept it with a change, or maintain.</p>
                <div class="acts">
                  <button class="btn main" onClick={() => void put()}>Put it {forWhom()}</button>
                  <button class="btn" onClick={() => setConfirming(false)}>Go on writing</button>
                </div>
              </section>
            ) : (
              <div class="acts">
                <button class="btn main" aria-disabled={!!unfit || sending} aria-describedby={unfit ? "br-unfit" : undefined} onClick={() => !unfit && !sending && setConfirming(true)}>{sending ? (line.value === "offline" ? "Kept until the line is back" : "On its way") : "Put the bridge"}</button>
                <button class="btn" aria-disabled={!past.length} onClick={() => { const before = past.at(-1); if (before) { setPast(past.slice(0, -1)); keep(before); } }}>Undo</button>
                <a class="btn plain" href={to(report.value!.id, "p", p.id)}>{begun ? "Keep it and leave" : "Leave"} <kbd>Esc</kbd></a>
                {begun && <ThrowAway onYes={() => { drafts.remove("bridge", p.id); chooseParagraph(p.id); }} />}
                {unfit && <span id="br-unfit" class="quiet small" role="status">{unfit}</span>}
              </div>
            )}
            {!safe && <p role="alert" class="am-problem">This browser does not let anything be kept: what you write lasts only as long as this page is open.</p>}
          </section>
        </div>
        <aside lang="en" dir="ltr" aria-label="Who is met">
          <h2 class="h2">Who is met</h2>
          <p class="vh" role="status">{tally(meets)}</p>
          <ul role="list">
            {meets.map((m) => {
              const a = amendment(m.amendment)!;
              return (
                <li class="item" key={a.id}>
                  <h3>{heading(a)}</h3>
                  <p><How how={m.how!} />; if taken, {becomesWords(m)}</p>
                  <Left left={m.left} />
                  <label class="tick"><input type="checkbox" checked={!kept.aside.includes(a.id)} onChange={(e) => change({ aside: e.currentTarget.checked ? kept.aside.filter((x) => x !== a.id) : [...kept.aside, a.id] })} /> <span>Ask {names([a.by])} for its word on it</span></label>
                </li>
              );
            })}
          </ul>
          <h2 class="h2">Still in conflict</h2>
          {made.conflicts.length === 0 ? <p class="quiet">Nothing: no two proposals that are not met touch the same words.</p> : (
            <ul role="list">
              {made.conflicts.map((c, k) => (
                <li class="item" key={k}>
                  <p>{c.text.trim() ? <>On <q lang={lang.value}>{c.text.trim()}</q>: </> : "Words put in at one place: "}{list(byNo(c.amendments).map((a) => called(a)))}</p>
                </li>
              ))}
            </ul>
          )}
          {made.unplaced.length > 0 && <p class="small">{capital(list(made.unplaced.map((id) => called(amendment(id)!))))} {made.unplaced.length > 1 ? "overlap" : "overlaps"} with what came since, and {made.unplaced.length > 1 ? "stand" : "stands"} at no place here.</p>}
        </aside>
      </div>
    </main>
  );
}

const tally = (meets: readonly wire.BridgeMeets[]) => {
  const n = (how: wire.Meets) => meets.filter((m) => m.how === how).length;
  return `${n("met")} met, ${n("partly_met")} partly met, ${n("not_met")} not met`;
};

/** Amendments by their ids, in the order of their numbers. */
const byNo = (ids: readonly string[]) => ids.flatMap((id) => amendment(id) ?? []).sort((a, b) => (a.no ?? 0) - (b.no ?? 0));

interface PlaceProps {
  place: ReturnType<typeof placesOf>[number];
  n: number;
  of: number;
  items: readonly Item[];
  onItems(items: Item[]): void;
}

// One place: each proposal, to be taken whole, and every word there, to be taken alone.
function PlaceRow({ place, n, of, items, onItems }: PlaceProps) {
  const now = chosen(items, n, place);
  const group = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const list = items.flatMap((item, k) => (item.cluster === n && item.text.trim() ? [{ item, k }] : []));
  const move = (e: KeyboardEvent) => {
    const step = e.key === "ArrowRight" || e.key === "ArrowDown" ? 1 : e.key === "ArrowLeft" || e.key === "ArrowUp" ? -1 : 0;
    const next = e.key === "Home" ? 0 : e.key === "End" ? list.length - 1 : at + (dir.value === "rtl" && /Left|Right/.test(e.key) ? -step : step);
    if (!step && e.key !== "Home" && e.key !== "End" || next < 0 || next >= list.length) return;
    e.preventDefault();
    setAt(next);
    group.current!.querySelectorAll("button")[next]?.focus();
  };
  const first = items.findIndex((i) => i.cluster === n);
  const before = spans(items).text.slice(0, spans(items).at[first]![0]).trim().split(/\s+/).slice(-5).join(" ");
  return (
    <section class="br-place" aria-label={`Place ${n + 1} of ${of}`}>
      <h2 class="h2">Place {n + 1} of {of} <span class="quiet small" lang={lang.value} dir="auto">{before && `… ${before} …`}</span></h2>
      <fieldset class="radios">
        <legend class="vh">Whose words, all of them</legend>
        <label class="tick"><input type="radio" name={`br-${n}`} checked={now === ""} onChange={() => onItems(choose(items, n, ""))} /> <span>As the text stands{place.text.trim() && <>: <span lang={lang.value} dir="auto" class="words">{place.text.trim()}</span></>}</span></label>
        {[...place.alternatives].sort((a, b) => (byNo(a.by)[0]?.no ?? 0) - (byNo(b.by)[0]?.no ?? 0)).map((a) => (
          <label class="tick" key={a.by[0]}>
            <input type="radio" name={`br-${n}`} checked={now === a.by[0]} onChange={() => onItems(choose(items, n, a.by[0]!))} />
            <span><b>{byNo(a.by).map(heading).join("; ")}</b>: <span class="words"><Marks ops={a.ops} lang={lang.value} /></span></span>
          </label>
        ))}
      </fieldset>
      <p class="small quiet" id={`br-w-${n}`}>{now === undefined ? "Between them, word by word:" : "Or word by word:"} press a word to put it in or take it out.</p>
      <div class="br-words" role="toolbar" aria-labelledby={`br-w-${n}`} ref={group} onKeyDown={move} lang={lang.value} dir={dir.value}>
        {list.map(({ item, k }, j) => (
          <button type="button" key={j} class="br-word" aria-pressed={item.on} tabIndex={j === Math.min(at, list.length - 1) ? 0 : -1} onFocus={() => setAt(j)} onClick={() => onItems(toggle(items, k))}>
            {item.text.trim()}<span class="by">{item.own ? "Chair" : item.from.length ? [...new Set(item.from.map((id) => amendment(id)?.by))].join(" ") : "text"}</span>
          </button>
        ))}
      </div>
    </section>
  );
}

const Moved = ({ p, version, onTake }: { p: wire.Paragraph; version: number; onTake(): void }) => (
  <p class="refuse" role="alert">
    You began on version {version}; the text is now version {p.version}. Your words are kept.{" "}
    <button class="btn tight" onClick={onTake}>Go on against version {p.version}</button>
  </p>
);

function ThrowAway({ onYes }: { onYes(): void }) {
  const [sure, setSure] = useState(false);
  return sure ? <button class="btn" ref={focusOn} onBlur={() => setSure(false)} onClick={onYes}>Throw this bridge away</button> : <button class="btn plain" onClick={() => setSure(true)}>Throw away</button>;
}

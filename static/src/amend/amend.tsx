// amend.tsx is where a paragraph is amended, or where the Chair revises it: the paragraph opens in
// its place, between its neighbours, and everything typed is kept on this device until recorded.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { countNotes } from "../marks/inline";
import { Marks, Text } from "../marks/marks";
import {
  amendmentsOf, dir, drafts, go, lang, line, me, nameOf, outbox, paragraph, putAway, query, report, route, send, to, waiting,
  type DraftKind,
} from "../store";
import { choose } from "../choose";
import { forStates } from "../listed";
import { focusOn, later } from "../ui";
import { called } from "../terms";
import { callParagraph, capital, stop } from "../words";
import type * as wire from "../wire";
import { whose } from "../nested";
import { Amended, Base, parentOf } from "./amended";
import { Beside } from "./beside";
import { Confirm } from "./confirm";
import { Editor, type Handle } from "./editor";
import { Moved } from "./moved";
import { FiledBefore } from "./filedbefore";
import { firstNote, Neighbour, Row } from "./place";
import { filed, Sent, type Recorded } from "./sent";
import { Steps, type Step } from "./steps";

import { becomes, chairs, command, inserts, keep, start, versionText, written, type Writing } from "./writing";

const Aims = later(() => import("./chairs").then((m) => m.Aims));
const Takes = later(() => import("./chairs").then((m) => m.Takes));
const Spoken = later(() => import("./chairs").then((m) => m.Spoken));
const BridgeView = later(() => import("../bridge/bridge").then((m) => m.BridgeView), "Opening the bridge.");

const kinds: Record<string, [DraftKind, string][]> = {
  delegation: [["revise", "Revise"], ["insert_after", "Insert after"], ["delete", "Delete"]],
  desk: [["chair", "Revise"], ["chair-insert", "Insert after"]],
};

/** The amending view of the paragraph that the address names; for the Chair's office also that of a bridge. */
export const AmendView = () => (query.value.get("kind") === "bridge" && me.value.desk ? <BridgeView /> : <Amendment />);

function Amendment() {
  const r = route.value;
  const pid = "paragraph" in r ? r.paragraph : "";
  const p = paragraph(pid).value;
  const m = me.value;
  const choice = m.desk ? kinds.desk! : m.delegation ? kinds.delegation! : [];
  const asked = query.value.get("kind");
  const kind = m.delegation && asked?.startsWith("to:") ? asked as DraftKind : (choice.find(([k]) => k === asked) ?? choice[asked === "insert_after" ? 1 : 0])?.[0];
  const [begun, setBegun] = useState(() => (p && kind ? start(kind, pid, query.peek()) : null));
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (begun || !p || !kind || failed) return;
    const kept = drafts.load(kind, pid);
    if (!kept) return;
    void versionText(pid, kept.version).then((base) => {
      if (base === undefined) setFailed(true);
      else setBegun({ ...kept, base });
    });
  });

  const back = to(report.value!.id, "p", pid);
  if (!p || !kind) {
    return (
      <main id="text" class="work" tabIndex={-1}>
        <h1>{p ? "Only delegations and the Chair write here" : "There is no such paragraph"}</h1>
        <p><a href={p ? back : to(report.value!.id)}>Back to the text</a></p>
      </main>
    );
  }
  if (!begun) {
    const kept = drafts.load(kind, pid);
    return (
      <main id="text" class="work" tabIndex={-1}>
        <h1>{failed ? "Your draft is kept" : "Opening your draft"}</h1>
        {failed && kept && (
          <>
            <p>The text of version {kept.version}, which it was drafted against, could not be fetched. Your words:</p>
            <p class="doc" lang={lang.value} dir={dir.value}><Text text={kept.text} /></p>
            <p class="acts"><button class="btn" onClick={() => setFailed(false)}>Try again</button></p>
          </>
        )}
      </main>
    );
  }
  return <Amending p={p} begun={begun} choice={choice} back={back} />;
}

function Amending({ p, begun, choice, back }: { p: wire.Paragraph; begun: Writing; choice: [DraftKind, string][]; back: string }) {
  const [writing, setWriting] = useState(begun);
  const [safe, setSafe] = useState(true);
  const [confirming, setConfirming] = useState(false);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const [refused, setRefused] = useState<wire.Error | undefined>(begun.refused);
  // Counts what begins the editor anew.
  const [turn, setTurn] = useState(0);
  const editor = useRef<Handle>(null);
  const note = useMemo(() => firstNote(p.id) + (inserts(begun.kind) ? countNotes(p.text) : 0), [p.id, p.text]);
  const latest = useRef(writing);
  latest.current = writing;
  const w = writing;
  const kind = w.kind;
  const chair = chairs(kind);
  const deleting = kind === "delete";
  const name = me.value.name;

  const change = (patch: Partial<Writing>) => {
    const next = { ...latest.current, ...patch };
    delete next.refused;
    latest.current = next;
    setWriting(next);
    setSafe(keep(next));
  };

  // On its way: kept in the outbox until the server's word, also over a reload.
  const entry = waiting.value.find((e) => becomes(w, e.command));
  const wasOnItsWay = useRef(entry);
  useEffect(() => {
    const before = wasOnItsWay.current;
    wasOnItsWay.current = entry;
    if (!before || entry) return;
    const error = drafts.load(kind, w.paragraph)?.refused ?? outbox.peek().find((e) => e.id === before.id)?.refused;
    if (error) {
      keep({ ...latest.current, refused: error });
      setRefused(error);
    } else if (!taken.current) setRecorded((now) => now ?? { command: before.command, made: [] });
    taken.current = false;
  }, [entry]);
  const taken = useRef(false);

  const leave = () => choose(p.id);
  const sender = useRef<HTMLButtonElement>(null);
  // As it is drawn: a key may come before the effects of a drawing have run.
  const asking = useRef(confirming);
  asking.current = confirming;
  const goOn = () => {
    setConfirming(false);
    setTimeout(() => sender.current?.focus());
  };
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      // The editor claims every Esc for itself, though it has no use for it.
      if (e.key !== "Escape" || e.isComposing || (e.defaultPrevented && !(e.target as Element).closest(".edit"))) return;
      e.preventDefault();
      if (asking.current) goOn();
      else leave();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);

  const file = () => {
    const c = { ...command(latest.current), ...(!chair && forStates()) };
    setConfirming(false);
    setRefused(undefined);
    void send(c).then((reply) => {
      if (reply.ok) setRecorded({ command: c, made: reply.ok.made ?? [] });
    });
  };

  const changed = w.text !== w.base;
  const supersedes = w.supersedes ? amendmentsOf(w.paragraph).value.find((a) => a.id === w.supersedes) : undefined;
  const asked = query.value.get("supersedes");
  const other = asked && asked !== w.supersedes ? amendmentsOf(w.paragraph).value.find((a) => a.id === asked) : undefined;
  const instead = other && !entry && !recorded && called(other);
  const unfit = deleting ? "" : inserts(kind) ? (w.text.trim() ? "" : "There are no words yet.") : !changed && !w.takes?.length ? "Nothing is changed yet." : "";
  const what = callParagraph(p);
  const parent = parentOf(w);
  const title = parent ? `Amend ${called(parent)}` : chair ? (inserts(kind) ? `New paragraph after ${what}` : `Revise ${what}`) : deleting ? `Delete ${what}` : inserts(kind) ? `Insert after ${what}` : `Amend ${what}`;
  const version = `version ${w.version}`;
  const circulated = p.versions?.find((v) => v.version === w.version)?.revision;
  const offline = line.value === "offline";
  const label = inserts(kind) ? "The new paragraph, your wording" : `${capital(what)}, your wording`;
  const step: Step = recorded ? "recorded" : entry?.sent ? "pending" : "not sent";

  return (
    <main id="text" class="work amend" tabIndex={-1}>
      <Moved p={p} writing={w} done={recorded ? "recorded" : entry ? "on its way" : ""} onTake={(text) => {
        change({ version: p.version, base: text });
        setConfirming(false);
      }} />
      <div class="lead">
        <h1>{title}</h1>
        <p>
          {chair ? "" : `for ${name}, `}against {parent ? `the words of ${whose(parent)}` : version}{!parent && circulated ? `, in ${circulated}` : ""}
          {supersedes && `, superseding ${supersedes.no ? `no. ${supersedes.no}` : "your earlier one"}`}
        </p>
      </div>
      {parent && <Base writing={w} />}
      {supersedes && !parent && kind === "revise" && supersedes.version < w.version && supersedes.kind === "revise" && <FiledBefore a={supersedes} version={w.version} />}
      {instead && (
        <p class="am-instead">
          These are words you had kept here.{" "}
          <button class="btn tight" onClick={() => {
            const fresh = start(kind, p.id, query.peek(), true);
            if (!fresh) return;
            change(fresh);
            setTurn(turn + 1);
          }}>Begin from {instead} instead</button>
        </p>
      )}
      <div class="two end">
        <div class="sheet doc am-sheet" lang={lang.value} dir={dir.value}>
          {!inserts(kind) && <Neighbour of={p.id} step={-1} />}
          {inserts(kind) && <Row p={p} />}
          <section class="para am-here" aria-label={title}>
            <div class="mg" />
            <span class="no">{inserts(kind) ? "new" : stop(p.number)}</span>
            <div class={p.kind === "heading" && !inserts(kind) ? "t am-head" : "t"}>
              {entry || recorded ? (
                <Sent writing={w} firstNote={note} recorded={recorded} entry={entry} back={back} onTakeBack={() => {
                  taken.current = true;
                  putAway(entry!.id);
                }} onAgain={() => go(to(report.peek()!.id, "amend", p.id) + `?kind=${kind}&again=${Date.now()}`, true)} />
              ) : (
                <>
                  {deleting ? (
                    <div class="edit" tabIndex={-1}><Marks ops={[["-", w.base]]} first={note} /></div>
                  ) : (
                    <Editor
                      key={`${turn} ${w.version} ${w.base}`}
                      handle={editor}
                      base={w.base}
                      text={w.text}
                      version={parent ? called(parent) : version}
                      label={label}
                      lang={lang.value}
                      rtl={dir.value === "rtl"}
                      firstNote={note}
                      onChange={(text) => change({ text })}
                    />
                  )}
                  <div class="am-form" lang="en" dir="ltr">
                    {!confirming && (
                      <>
                        {!parent && <Kinds of={choice} now={kind} pid={p.id} />}
                        {inserts(kind) && <As now={w.as} onChange={(as) => change({ as })} />}
                        {chair && <Takes p={p} writing={w} onChange={(takes) => change({ takes })} onStart={(text) => {
                          if (editor.current?.replace(text)) return;
                          change({ text });
                          setTurn(turn + 1);
                        }} />}
                        {chair && <Spoken by={w.orally} onChange={(orally) => change({ orally })} />}
                        {!chair && (
                          <p class="field">
                            <label for="am-why">Reason</label>
                            <textarea id="am-why" rows={3} dir="auto" value={w.reason} onInput={(e) => change({ reason: e.currentTarget.value })} />
                            <span class="hint">Read by every delegation. Explain the words, not the other side.</span>
                          </p>
                        )}
                      </>
                    )}
                    {refused && <Refused error={refused} />}
                    {confirming ? (
                      <Confirm p={p} writing={w} who={name} offline={offline} onFile={file} onBack={goOn} />
                    ) : (
                      <div class="acts">
                        <button class="btn main" ref={sender} aria-disabled={!!unfit} aria-describedby={unfit ? "am-unfit" : undefined} onClick={() => !unfit && setConfirming(true)}>
                          {chair ? (inserts(kind) ? "Put it into the text" : "Make it the Chair’s text") : offline ? "Send when online" : "Send to the Chair"}
                        </button>
                        <button class="btn" onClick={leave}>Keep as draft</button>
                        <a class="btn plain" href={back}>Leave <kbd>Esc</kbd></a>
                        {written(w) && !deleting && <ThrowAway onYes={() => {
                          drafts.remove(kind, p.id);
                          leave();
                        }} />}
                        {unfit && <span id="am-unfit" class="quiet small">{unfit}</span>}
                      </div>
                    )}
                    {!safe && <p role="alert" class="am-problem">This browser does not let anything be kept: your words last only as long as this page is open. Send them, or copy them elsewhere.</p>}
                  </div>
                </>
              )}
            </div>
          </section>
          <Neighbour of={p.id} step={1} />
        </div>
        <aside lang="en" dir="ltr" aria-label="About this proposal">
          <Steps now={step} keptAt={written(w) && safe ? drafts.load(kind, p.id)?.at : undefined} waits={!!entry && !entry.sent} chair={chair} no={recorded ? filed(recorded, w)?.no : undefined} />
          {chair ? <Aims p={p} writing={w} /> : parent ? <Amended writing={w} /> : <Beside p={p} writing={w} filed={recorded ? filed(recorded, w)?.id : undefined} onReplace={entry || recorded ? undefined : (id) => change({ supersedes: id })} />}
        </aside>
      </div>
    </main>
  );
}

function Kinds({ of, now, pid }: { of: [DraftKind, string][]; now: DraftKind; pid: string }) {
  const turn = (kind: DraftKind) => go(to(report.peek()!.id, "amend", pid) + "?kind=" + kind, true);
  return (
    <fieldset class="seg">
      <legend class="vh">Kind of change</legend>
      {of.map(([k, words]) => (
        <label key={k}><input type="radio" name="am-kind" checked={k === now} onChange={() => turn(k)} />{words}</label>
      ))}
    </fieldset>
  );
}

const as: [wire.Kind, string][] = [["paragraph", "a paragraph"], ["item", "a subparagraph"], ["heading", "a heading"], ["text", "text without a number"]];

const As = ({ now, onChange }: { now: wire.Kind | undefined; onChange(k: wire.Kind): void }) => (
  <p class="field am-as">
    <label for="am-as">It is</label>
    <select id="am-as" value={now} onChange={(e) => onChange(e.currentTarget.value as wire.Kind)}>
      {as.map(([k, words]) => <option key={k} value={k}>{words}</option>)}
    </select>
  </p>
);

function ThrowAway({ onYes }: { onYes(): void }) {
  const [sure, setSure] = useState(false);
  return sure
    ? <button class="btn" ref={focusOn} onBlur={() => setSure(false)} onClick={onYes}>Throw these words away</button>
    : <button class="btn plain" onClick={() => setSure(true)}>Throw away</button>;
}

const Refused = ({ error }: { error: wire.Error }) => (
  <div class="refuse" role="alert">
    <h3>Not recorded</h3>
    <p>{error.message} Nothing was changed; your words are kept here.</p>
    {error.blockers && error.blockers.length > 0 && (
      <ul role="list">
        {error.blockers.map((b, k) => (
          <li key={k}>{b.delegation && <b>{nameOf(b.delegation)} </b>}{b.no ? `no. ${b.no} ` : ""}{b.reason}</li>
        ))}
      </ul>
    )}
  </div>
);

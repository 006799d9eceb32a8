// act.tsx is how an act is done from the panel: asked once more with the State's name on it, sent,
// and its outcome said in words: recorded, kept here until the line is back, or refused and why.

import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { line } from "./connection";
import { about, again, putAway, send, type Entry } from "./outbox";
import { place, to } from "./route";
import { labels } from "./labels";
import { States } from "./listed";
import { me, nameOf, paragraph, report } from "./state";
import { ask, dialog, dismiss, focusOn, Glyph } from "./ui";
import { names, noun } from "./terms";
import { callParagraph, capital, when } from "./words";
import type * as wire from "./wire";

/** The outcome of the last act, and the paragraph it was sent from. */
export const outcome = signal<{ of: string; words: string } | null>(null);

/** In whose name the person acts: "for Arvenia". */
export const forWhom = () => (me.value.role === "delegation" ? `for ${me.value.name}` : me.value.role === "chair" ? "as the Chair" : "for the Chair");

/** Sends a command and says what came of it where it was sent from. True when it was recorded.
 *  Direct: its words are not those of a draft. */
export async function perform(command: wire.Command, done: string, direct?: boolean): Promise<boolean> {
  const of = place.peek();
  dismiss();
  outcome.value = {
    of,
    words: line.peek() === "live" ? "On its way to the Chair’s record." : "Not sent yet: kept on this device until the line is back.",
  };
  const reply = await send(command, direct);
  outcome.value = reply.error ? null : { of, words: done };
  if (reply.error) toRefusal();
  else settle();
  return !reply.error;
}

/** Brings a refusal of one's own act before the eyes, unless the person is at something else. */
export const toRefusal = () =>
  setTimeout(() => {
    if (document.activeElement?.matches("textarea, select, .edit, input:not([type=checkbox], [type=radio])")) return;
    focusOn([...document.querySelectorAll<HTMLElement>("#panel .refuse h3")].at(-1) ?? null);
  });

// settle gives the focus a place when what had it has gone from the screen.
const settle = () =>
  setTimeout(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>(".para.sel a, #panel h2")?.focus({ preventScroll: true });
  });

/** What became of the last act that was sent from this paragraph ("" for the whole). */
export function Outcome({ of }: { of: string }) {
  const o = outcome.value;
  return <p class="outcome" role="status">{o && o.of === of ? o.words : ""}</p>;
}

/** A button that opens a question in its place; only the answer acts. */
export function Ask(props: {
  name: string;
  of: string;
  label: ComponentChildren;
  question: ComponentChildren;
  sure: string;
  command: () => wire.Command;
  done: string;
  main?: boolean;
  plain?: boolean;
  tight?: boolean;
  /** More to decide, under the question. */
  also?: ComponentChildren;
}) {
  const { name, of, label, question, sure, command, done } = props;
  const cls = `btn${props.main ? " main" : ""}${props.plain ? " plain" : ""}${props.tight ? " tight" : ""}`;
  if (!opened(name, of)) return <button type="button" class={cls} onClick={() => ask(name, of)}>{label}</button>;
  return (
    <Dialog title={question}>
      {props.also}
      <div class="acts">
        <button type="button" class="btn main tight" onClick={() => void perform(command(), done)}>{sure}</button>
        <button type="button" class="btn tight" onClick={dismiss}>Leave it</button>
      </div>
    </Dialog>
  );
}

/** Whether this dialog is the one that is open. */
export const opened = (name: string, of: string) => dialog.value?.name === name && dialog.value.of === of;

/** A dialog in its own place in the flow. It has the focus before it is seen, so that no key goes elsewhere. */
export function Dialog({ title, children }: { title: ComponentChildren; children: ComponentChildren }) {
  const head = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    const box = head.current?.parentElement;
    const first = box?.querySelector<HTMLElement>("input:not(.last), textarea, select");
    focusOn(first ?? head.current);
    if (box) (box.offsetHeight < innerHeight / 2 ? box : head.current!).scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <section class="ask" role="group" aria-label={typeof title === "string" ? title : undefined}>
      <p class="q" tabIndex={-1} ref={head}>{title}</p>
      {children}
    </section>
  );
}

const block: Record<wire.BlockerKind, string> = {
  objection: "Objection", conditional: "Conditional objection", unanswered: "unanswered", pressed: "pressed",
  brackets: "Square brackets", stale: "Changed since", package: "Bound in the same package", awaiting: "Awaits instructions", placeholder: "Placeholder, neither filled nor listed", silence: "Under silence",
};

/** A refusal: what was asked, that nothing was changed, and one row for each thing in the way. */
export function Refusal({ title, error, close, retry, words }: { title: string; error: wire.Error; close?: () => void; retry?: () => void; words?: readonly string[] }) {
  const rows = error.blockers ?? [];
  const several = new Set(rows.map((b) => b.paragraph)).size > 1;
  return (
    <section class="refuse" role="alert" aria-label={title}>
      <h3 tabIndex={-1}><Glyph name="objection" /> {title}</h3>
      <p>{error.message}{!/nothing was changed/i.test(error.message) && " Nothing was changed."}</p>
      {rows.length > 0 && (
        <table class="table stack">
          <thead><tr>{several && <th scope="col">Para.</th>}<th scope="col">Who</th><th scope="col">What</th><th scope="col">Reason</th><th scope="col">Since</th></tr></thead>
          <tbody>
            {rows.map((b, i) => (
              <tr key={i}>
                {several && <td data-c="Para.">{b.paragraph ? <a href={to(report.value!.id, "p", b.paragraph)}>{labels.value.get(b.paragraph) || b.number || callParagraph(paragraph(b.paragraph).value)}</a> : "–"}</td>}
                <th scope="row">{b.delegation ? nameOf(b.delegation) : "The text"}{b.coSponsors?.length ? <span class="quiet"> with {names(b.coSponsors)}</span> : ""}{b.for && <span class="quiet"> for {b.for.length ? <States codes={b.for} /> : "no State any more"}</span>}</th>
                <td data-c="What" class={b.kind === "objection" || b.kind === "conditional" || b.kind === "pressed" ? "is-objection" : ""}>
                  {(b.kind === "objection" || b.kind === "conditional") && <Glyph name={b.kind} />} {b.amendment && b.kind !== "objection" ? `Amendment${b.no ? ` no. ${b.no}` : ""}, ` : ""}{block[b.kind]}{b.scope ? ` to ${b.scope}` : b.version && b.kind !== "stale" ? ` (version ${b.version})` : ""}{b.ready && ", ready to lift"}{b.floor && !b.floor.startsWith("no.") && <> <span class="code">{b.floor}</span></>}
                </td>
                <td data-c="Reason" dir="auto">{b.reason || <span class="quiet">none given</span>}</td>
                <td data-c="Since">{b.since || (b.at ? when(b.at) : "the beginning")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {words?.map((said) => <p class="small" key={said}>You sent: <q dir="auto">{said}</q></p>)}
      {close && (
        <div class="acts">
          <button class="btn tight" onClick={close}>Put away</button>
          {retry && <button class="btn tight" onClick={retry}>Send again</button>}
        </div>
      )}
    </section>
  );
}

const failed: Partial<Record<wire.Command["type"], string>> = {
  agree: "Not agreed", circulate: "Not circulated", move: "Not moved", split: "Not split", merge: "Not merged", restore: "Not restored", object: "The objection was not recorded", lift: "The objection was not lifted",
  join: "Not joined", answer: "Not answered", reopen: "Not reopened", update_technically: "The placeholders were not filled", take_position: "The position was not recorded",
  call_objections: "Not called", answer_call: "The answer was not recorded", await: "Not recorded", confirm: "Not confirmed",
  adopt: "Not adopted", end_without_consensus: "Not ended", edit: "The editorial version was not changed", issue_corrigendum: "The corrigendum was not issued", relate: "Not related",
  not_on_my_behalf: "Not recorded", seat: "Not seated", seat_many: "Not seated", set_members: "The members were not changed",
  take_back: "Not taken back", put_to_room: "Not put to the room", bind_package: "Not bound", state: "The statement was not recorded", withdraw_statement: "The statement was not withdrawn",
};

// What was typed with an act: none of it is lost with its refusal. Direct: its text was not typed.
function typed(c: wire.Command, direct?: boolean): string[] {
  const fields = new Map<string, unknown>(Object.entries(c));
  if (direct) fields.delete("text");
  const own = ["name", "symbol", "title", "words", "text", "comment", "statement", "summary", "letter", "note", "reason", "decision", "reference"].map((k) => fields.get(k));
  const more = c.type === "record" ? typed(c.command) : c.type === "issue_corrigendum" ? c.instructions.map((i) => i.text) : "parts" in c ? c.parts ?? [] : [];
  return [...own, ...more].filter((w) => typeof w === "string" && w !== "") as string[];
}

/** Refusals, each until it is put away. */
export const Refusals = ({ list }: { list: readonly Entry[] }) => (
  <>
    {list.map((e) => {
      const p = about(e.command);
      const what = failed[e.command.type] ?? `Refused: ${noun[e.command.type]}`;
      const where = p ? `, ${callParagraph(paragraph(p).value)}` : "";
      return <Refusal key={e.id} title={capital(what + where)} error={e.refused!} words={typed(e.command, e.direct)} close={() => { putAway(e.id); settle(); }} retry={e.refused!.code === "unavailable" || e.refused!.code === "internal" ? () => again(e.id) : undefined} />;
    })}
  </>
);

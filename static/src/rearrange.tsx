// rearrange.tsx is where a paragraph is moved, split or merged with the next: proposed by a delegation,
// done by the Chair; and where the Chair brings back what was left out.

import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { difference } from "./amend/difference";
import { Dialog, forWhom, opened, perform } from "./act";
import { refusals } from "./outbox";
import { along, block, Parts, placesFor } from "./rearranges";
import { me, order, paragraph } from "./state";
import { ask, dismiss } from "./ui";
import { callParagraph, capital } from "./words";
import type * as wire from "./wire";

type Kind = "move" | "split" | "merge";
const kinds: Kind[] = ["move", "split", "merge"];
const kind = signal<Kind>("move");

export function RearrangeButton({ p }: { p: wire.Paragraph }) {
  if (opened("rearrange", p.id) || !p.text) return null;
  return <button class="btn plain" onClick={() => ask("rearrange", p.id)}>Move, split or merge</button>;
}

export const Rearranging = ({ p }: { p: wire.Paragraph }) => (opened("rearrange", p.id) ? <Form key={p.version} p={p} /> : null);

const called = (id: string) => callParagraph(paragraph(id).value);

/** Where it could go, to choose from. */
function Place({ places, label }: { places: string[]; label: (id: string) => string }) {
  return (
    <p class="field">
      <label for="place">To</label>
      <select id="place" name="place" required>
        <option value="">Choose a place</option>
        {places.map((id) => <option key={id} value={"after " + id}>{id ? label(id) : "the very beginning"}</option>)}
      </select>
    </p>
  );
}

// The paragraphs that it can be merged with: what stands right behind it, past its subparagraphs.
function mergeable(p: wire.Paragraph): wire.Paragraph[] {
  const at = order.value.indexOf(p.id);
  const reach = p.kind === "heading" ? 1 : block(p.id).length;
  return order.value.slice(at + 1, at + 1 + reach).map((id) => paragraph(id).value!)
    .filter((q) => q.text && (q.kind === "heading") === (p.kind === "heading") && (p.kind !== "heading" || q.level === p.level));
}

function Form({ p }: { p: wire.Paragraph }) {
  const desk = me.value.desk;
  const what = callParagraph(p);
  // What was refused is gone on with.
  const refused = refusals.value.findLast((e) => e.command.type === "amend" && e.command.paragraph === p.id && e.command.kind === kind.value)?.command as Extract<wire.Command, { type: "amend" }> | undefined;
  const [parts, setParts] = useState<string[]>(refused?.parts ?? [p.text]);
  const others = mergeable(p);
  const [next, setNext] = useState(others.at(-1)?.id ?? "");
  const q = others.find((o) => o.id === next);
  const [merged, setMerged] = useState<string | undefined>(refused?.kind === "merge" ? refused.text : undefined);
  const joined = merged ?? `${p.text} ${q?.text ?? ""}`;
  const k = kind.value;
  const ready = k === "move" || (k === "split" ? parts.length > 1 && parts.every((t) => t.trim()) : !!q && !!joined.trim());

  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const reason = String(f.get("reason") ?? "").trim();
    const after = String(f.get("place") ?? "").replace(/^after /, "");
    const texts = parts.map((t) => t.trim());
    const text = joined.trim();
    const amend = { type: "amend", paragraph: p.id, version: p.version, ...(reason && { reason }) } as const;
    const withQ = q && [{ paragraph: q.id, version: q.version }];
    const command: wire.Command =
      k === "move" ? (desk ? { type: "move", paragraph: p.id, version: p.version, after } : { ...amend, kind: "move", after })
      : k === "split" ? (desk ? { type: "split", paragraph: p.id, version: p.version, parts: texts } : { ...amend, kind: "split", parts: texts })
      : desk ? { type: "merge", paragraphs: [{ paragraph: p.id, version: p.version }, ...withQ!], text }
      : { ...amend, kind: "merge", with: withQ!, text };
    const done = { move: "moved", split: "split", merge: "merged" }[k];
    void perform(command, desk ? `${capital(what)} is ${done}.` : `The proposal of ${me.value.name} to ${k} ${what} is recorded.`);
  };

  return (
    <Dialog title={`Move, split or merge ${what} ${forWhom()}`}>
      <form class="form" onSubmit={submit}>
        <fieldset class="radios">
          <legend class="vh">What</legend>
          {kinds.map((v) => (
            <label key={v} class="tick">
              <input type="radio" name="kind" checked={k === v} disabled={v === "merge" && !others.length} onChange={() => (kind.value = v)} />{" "}
              {{ move: "Move it elsewhere", split: "Split it in several", merge: "Merge it with the next" }[v]}
            </label>
          ))}
        </fieldset>
        {k === "move" && (
          <>
            <Place places={placesFor(p)} label={(id) => (p.kind === "heading" ? `after the section of ${called(id)}` : `after ${called(id)}`)} />
            {along({ kind: "move", paragraph: p.id }) && <p>{along({ kind: "move", paragraph: p.id }).trim()}</p>}
            <p class="hint">Its text stays as it is{p.status === "agreed" && desk ? ", and agreed" : ""}.</p>
          </>
        )}
        {k === "split" && <Cuts parts={parts} onChange={setParts} subs={block(p.id).length > 1 && p.kind !== "heading"} />}
        {k === "merge" && (
          <>
            {others.length > 1 && (
              <p class="field">
                <label for="next">With</label>
                <select id="next" value={next} onChange={(e) => { setNext(e.currentTarget.value); setMerged(undefined); }}>
                  {others.map((o) => <option key={o.id} value={o.id}>{called(o.id)}</option>)}
                </select>
              </p>
            )}
            <p class="field">
              <label for="merged">{capital(what)} with {callParagraph(q)}, as one</label>
              <textarea id="merged" rows={6} dir="auto" value={joined} onInput={(e) => setMerged(e.currentTarget.value)} />
              <span class="hint">It keeps the place of {what}. Objections and amendments to either stand on it.</span>
            </p>
          </>
        )}
        {ready && k !== "move" && (
          <section aria-label="Preview">
            <h3>Preview</h3>
            <Parts ops={k === "split" ? difference(p.text, parts.map((t) => t.trim()).join("\n")) : difference(`${p.text}\n${q!.text}`, joined.trim())} />
          </section>
        )}
        {!desk && (
          <p class="field">
            <label for="why">Reason</label>
            <textarea id="why" name="reason" rows={2} dir="auto" defaultValue={refused?.reason} />
            <span class="hint">Read by every delegation.{p.status === "agreed" && " The paragraph is agreed ad ref: this asks to reopen it."}</span>
          </p>
        )}
        <div class="acts">
          <button class="btn main" disabled={!ready}>{desk ? `${capital(k)} ${forWhom()}` : `Propose to ${k} ${forWhom()}`}</button>
          <button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button>
        </div>
      </form>
    </Dialog>
  );
}

/** The parts of a split, each in a field of its own, to be cut where the cursor stands. */
function Cuts({ parts, onChange, subs }: { parts: string[]; onChange(parts: string[]): void; subs: boolean }) {
  const cut = (k: number) => {
    const field = document.getElementById(`part-${k}`) as HTMLTextAreaElement;
    const at = field.selectionStart;
    onChange([...parts.slice(0, k), parts[k]!.slice(0, at).trim(), parts[k]!.slice(at).trim(), ...parts.slice(k + 1)]);
    setTimeout(() => document.getElementById(`part-${k + 1}`)?.focus());
  };
  const join = (k: number) => {
    onChange([...parts.slice(0, k - 1), `${parts[k - 1]} ${parts[k]}`.trim(), ...parts.slice(k + 1)]);
    setTimeout(() => document.getElementById(`part-${k - 1}`)?.focus());
  };
  return (
    <>
      {parts.map((text, k) => (
        <div key={k}>
          <p class="field">
            <label for={`part-${k}`}>{parts.length < 2 ? "Put the cursor where the next part begins" : `Part ${k + 1}`}</label>
            <textarea id={`part-${k}`} rows={6} dir="auto" value={text} onInput={(e) => onChange(parts.map((t, j) => (j === k ? e.currentTarget.value : t)))} />
          </p>
          <div class="acts">
            <button type="button" class="btn tight" onClick={() => cut(k)}>Split at the cursor</button>
            {k > 0 && <button type="button" class="btn tight plain" onClick={() => join(k)}>Join with part {k}</button>}
          </div>
        </div>
      ))}
      <p class="hint">The first part keeps the paragraph’s history.{subs && " The subparagraphs stay below the last part."} Objections and amendments stand on every part.</p>
    </>
  );
}

/** The Chair brings back a paragraph that was left out or merged into another. */
export function RestoreHere({ id }: { id: string }) {
  if (!opened("restore", id)) return <div class="acts"><button class="btn" onClick={() => ask("restore", id)}>Bring it back</button></div>;
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const after = String(new FormData(e.currentTarget as HTMLFormElement).get("place")).replace(/^after /, "");
    void perform({ type: "restore", paragraph: id, after }, "The paragraph is in the text again.");
  };
  return (
    <Dialog title="Bring this paragraph back with its last text?">
      <p>It comes back open, with the objections and amendments that stood on it.</p>
      <form class="form" onSubmit={submit}>
        <Place places={["", ...order.value]} label={(x) => `after ${called(x)}`} />
        <div class="acts"><button class="btn main">Bring it back {forWhom()}</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}

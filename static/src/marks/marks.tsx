// marks.tsx shows a paragraph's text, and a difference of two texts, as a person would mark it on
// paper: words put in underlined twice, words taken out struck and kept. Both are phrasing content:
// they go inside the paragraph, heading or cell that shows them.

import type { ComponentChildren } from "preact";
import { runs, shorten, type Ops, type Run } from "./runs";

export type { Ops };

interface Shown {
  /** Of the text, where it is not its surroundings'. */
  lang?: string | undefined;
  /** The number of the first footnote. */
  first?: number;
  /** The paragraph's id: gives the footnotes lasting anchors. Once a page. */
  at?: string;
}

export interface MarksProps extends Shown {
  ops: Ops;
  /** Whose change it is: codes, shown after each change. */
  by?: string | readonly string[] | undefined;
  /** Shortens what is kept to this many words beside each change. */
  context?: number;
}

/** A paragraph's text, as it reads. */
export const Text = ({ text, ...rest }: Shown & { text: string }) => <Marks ops={[["=", text]]} {...rest} />;

/** A difference, marked. */
export function Marks({ ops, lang, by, context, first = 1, at }: MarksProps) {
  const all = runs(ops);
  const who = by && [by].flat().join(" ");
  const number = (of: number) => first + of;
  const draw = (list: Run[]) => changes(list, who, (run) => noteMark(run, number(run.look.note!), at));
  let text = all.text;
  let notes = all.notes;
  if (context !== undefined) {
    text = shorten(text, context);
    notes = notes.filter((n) => n.runs.some((r) => r.op !== "="));
  }
  const body = (
    <>
      {draw(text)}
      {notes.length > 0 && (
        <span class="notes">
          {notes.map((n) => (
            <span class="note" id={at && n.op !== "-" ? `fn-${at}-${number(n.of)}` : undefined}>
              <sup>{at && n.op !== "-" ? <a href={`#fr-${at}-${number(n.of)}`} aria-label={`Back to footnote mark ${number(n.of)}`}>{wrap(n.op, number(n.of))}</a> : wrap(n.op, number(n.of))}</sup> {draw(context === undefined ? n.runs : shorten(n.runs, context))}
            </span>
          ))}
        </span>
      )}
    </>
  );
  return lang ? <span lang={lang} dir="auto">{body}</span> : body;
}

function noteMark(run: Run, n: number, at?: string) {
  const body = at && run.op !== "-" ? <a role="doc-noteref" id={`fr-${at}-${n}`} href={`#fn-${at}-${n}`}>{n}</a> : n;
  return <sup class="ref">{body}</sup>;
}

// Each change is isolated, so that no mark reorders its neighbours.
function wrap(op: string, body: ComponentChildren) {
  return op === "-" ? <del dir="auto">{body}</del> : op === "+" ? <ins dir="auto">{body}</ins> : <>{body}</>;
}

// changes draws runs: each stretch of one kind in one element, who after each change.
function changes(list: Run[], who: string | undefined, mark: (run: Run) => ComponentChildren) {
  const out: ComponentChildren[] = [];
  for (let k = 0; k < list.length; ) {
    const from = k;
    const op = list[k]!.op;
    while (k < list.length && list[k]!.op === op) k++;
    const part = list.slice(from, k);
    const [before, after] = op === "=" ? [] : trim(part);
    const tag = op !== "=" && who && list[k]?.op !== "+" && <span class="by">{who}</span>;
    out.push(before, wrap(op, links(part, mark)), tag, after);
  }
  return out;
}

// trim takes the spaces at both ends of a change out of it: they are not marked.
function trim(part: Run[]): string[] {
  const cut = (start: boolean): string => {
    const k = start ? 0 : part.length - 1;
    const { text, mark } = part[k]!;
    const kept = start ? text.trimStart() : text.trimEnd();
    if (mark || kept === text) return "";
    if (kept) {
      part[k] = { ...part[k]!, text: kept };
      return start ? text.slice(0, -kept.length) : text.slice(kept.length);
    }
    if (part.length === 1) return "";
    part.splice(k, 1);
    const more = cut(start);
    return start ? text + more : more + text;
  };
  return [cut(true), cut(false)];
}

function links(list: Run[], mark: (run: Run) => ComponentChildren) {
  const out: ComponentChildren[] = [];
  for (let k = 0; k < list.length; ) {
    const { href, link } = list[k]!.look;
    const from = k;
    while (k < list.length && list[k]!.look.href === href && list[k]!.look.link === link) k++;
    const body = list.slice(from, k).map((run) => (run.mark ? mark(run) : styled(run)));
    out.push(href ? <a class="ref" href={href} rel="noreferrer">{body}</a> : body);
    const say = list[k - 1]!.say;
    if (say) out.push(<span class="by">{say}</span>);
  }
  return out;
}

/** The words of a run, with their look. */
export function styled({ text, look, op }: Run) {
  let body: ComponentChildren = words(text, op !== "=");
  if (look.i) body = <em>{body}</em>;
  if (look.b) body = <strong>{body}</strong>;
  return body;
}

// What is still to be filled is boxed; in a change, characters that cannot be seen are shown.
const filler = /(\[(?:\s*|\.{2,}|…|_+|x{2,}|tbc|tbd|to be [\p{L} ]+)\]|_{2,})/iu;
const unseen = /([\u00ad\u200b\u200e\u200f\u2060\u2066-\u2069\ufeff])/;

function words(text: string, changed: boolean): ComponentChildren {
  return text.split(filler).map((t, k) => (k % 2 ? <span class="ph">{t}</span> : changed ? t.split(unseen).map(shown) : t));
}

const shown = (t: string, k: number) =>
  k % 2 ? <span class="ctl" data-u={t.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}>{t}</span> : t;

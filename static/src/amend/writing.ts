// writing.ts is what a person is writing on one paragraph: where it starts, that it is kept, and
// the command it becomes.

import { amendment, api, drafts, paragraph, report, type Draft, type DraftKind } from "../store";
import type { Ops } from "../marks/runs";
import type * as wire from "../wire";

/** What is being written, kept on this device from the first keystroke. */
export interface Writing extends Omit<Draft, "at"> {
  /** The text of the version it is written against; "" for what is inserted. */
  base: string;
}

export const inserts = (kind: DraftKind) => kind === "insert_after" || kind === "chair-insert";
export const chairs = (kind: DraftKind) => kind === "chair" || kind === "chair-insert";

/** The amendment whose words are amended, "" for the text. */
export const toOf = (kind: DraftKind) => (kind.startsWith("to:") ? kind.slice(3) : "");

// Of a split or a merge, the first line is the paragraph's own.
const side = (ops: Ops, not: string) => ops.map(([op, t]) => (op === not ? "" : t)).join("").split("\n")[0]!;

/**
 * What to open: the draft that is kept, the amendment to supersede, the amendments to take, or the
 * text as it stands. Null while the text of an older version must be fetched; see versionText.
 */
export function start(kind: DraftKind, pid: string, asked: URLSearchParams, anew = false): Writing | null {
  const p = paragraph(pid).peek();
  if (!p) return null;
  const fresh: Writing = {
    kind, paragraph: pid, version: p.version, base: inserts(kind) ? "" : p.text, text: inserts(kind) ? "" : p.text, reason: "",
    ...(inserts(kind) && { as: p.kind === "heading" ? "paragraph" : p.kind }),
  };
  const parent = toOf(kind) ? amendment(toOf(kind)) : undefined;
  if (toOf(kind) && !parent) return null;
  if (parent) Object.assign(fresh, { version: parent.version, base: parent.text, text: parent.text });
  const supersedes = asked.get("supersedes") ?? undefined;
  // What is kept comes first, so that nothing written is lost by a link that would begin anew.
  const kept = drafts.load(kind, pid) as (Draft & { base?: string }) | undefined;
  if (kept && !anew) {
    const { at: _, ...words } = kept;
    const base = parent ? parent.text : inserts(kind) ? "" : (kept.base ?? (kept.version === p.version ? p.text : undefined));
    return base === undefined ? null : { ...words, base };
  }
  const old = supersedes ? amendment(supersedes) : undefined;
  if (old) {
    const now = proposes(old, p);
    if (parent) return { ...fresh, supersedes: old.id, reason: old.reason ?? "", text: old.text };
    const again = { ...fresh, supersedes: old.id, reason: old.reason ?? "", ...(old.as && { as: old.as }) };
    if (inserts(kind)) return { ...again, text: old.text };
    if (now !== undefined) return { ...again, text: now };
    return { ...again, version: old.version, base: side(old.ops, "+"), text: old.text };
  }
  const takes = (asked.get("take") ?? "").split(",").map(amendment).filter((a) => a !== undefined);
  if (!takes.length) return fresh;
  const clean = takes.length === 1 ? proposes(takes[0]!, p) : undefined;
  return { ...fresh, text: clean ?? fresh.text, takes: takes.map((a) => ({ amendment: a.id, how: "reflected" as const })) };
}

/** The text an amendment proposes on the current version; undefined when it does not fit it. */
export function proposes(a: wire.Amendment, p: wire.Paragraph): string | undefined {
  if (a.kind === "insert_after") return a.text;
  if (a.version === p.version && !(a.to && a.carried)) return a.text;
  if (a.kind === "delete" && a.carried?.class === "clean") return "";
  return a.carried?.version === p.version && a.carried.class === "clean" ? a.carried.text : undefined;
}

/** The difference of an amendment against one version, where it is known. */
export function against(a: wire.Amendment, version: number): Ops | undefined {
  if (a.version === version && !a.to) return a.ops;
  return a.carried?.version === version && a.carried.class === "clean" ? a.carried.ops : undefined;
}

/** How an amendment reads today: carried, where it is, else as filed. */
export const today = (a: wire.Amendment): Ops => (a.carried?.class === "clean" && a.carried.ops) || a.ops;

/** The text of an older version, from the paragraph's history. */
export async function versionText(pid: string, version: number): Promise<string | undefined> {
  const r = await api<wire.History>(`reports/${encodeURIComponent(report.peek()!.id)}/paragraphs/${encodeURIComponent(pid)}/history`);
  for (const { event, ops } of r.ok?.steps ?? []) {
    if (!ops) continue;
    const made = event.type === "paragraph_revised" || event.type === "paragraph_updated" || event.type === "paragraph_inserted" || event.type === "revision_taken_back" || event.type === "report_created" ||
      (event.type === "paragraph_split" || event.type === "paragraphs_merged" || event.type === "paragraph_restored") && event.kind !== "into" ||
      event.type === "revision_loaded" && event.kind === "new";
    if (made && event.version === version) return side(ops, "-");
    if (made && event.version === version + 1) return side(ops, "+");
    if (event.type === "amendment_filed" && !event.to && (event.kind === "revise" || event.kind === "delete") && event.version === version) return side(ops, "+");
  }
  return undefined;
}

/** Whether there is anything to keep. */
export const written = (w: Writing) => w.text !== w.base || w.reason !== "" || !!w.takes?.length || w.kind === "delete";

/** Keeps it; false when it will not outlive the page. */
export function keep(w: Writing): boolean {
  if (w.kind === "delete" ? w.reason : written(w)) return drafts.save(w);
  drafts.remove(w.kind, w.paragraph);
  return true;
}

/** The command it becomes. */
export function command(w: Writing): wire.Command {
  switch (w.kind) {
    case "chair":
      return { type: "revise", paragraph: w.paragraph, version: w.version, text: w.text, ...(w.takes?.length && { takes: w.takes }), ...(w.orally?.length && { orally: w.orally }) };
    case "chair-insert":
      return { type: "insert", after: w.paragraph, text: w.text, ...(w.as && { as: w.as }), ...(w.takes?.length && { takes: w.takes }), ...(w.orally?.length && { orally: w.orally }) };
    default:
      return {
        type: "amend", kind: toOf(w.kind) ? "revise" : w.kind as wire.AmendmentKind, paragraph: w.paragraph, version: w.version,
        ...(w.kind !== "delete" && { text: w.text }),
        ...(w.kind === "insert_after" && w.as && { as: w.as }),
        ...(w.reason.trim() && { reason: w.reason.trim() }),
        ...(w.supersedes && { supersedes: w.supersedes }),
        ...(toOf(w.kind) && { to: toOf(w.kind) }),
      };
  }
}

/** Whether a command on its way is what this writing became. */
export function becomes(w: Pick<Writing, "kind" | "paragraph">, c: wire.Command): boolean {
  if (w.kind === "chair") return c.type === "revise" && c.paragraph === w.paragraph;
  if (w.kind === "chair-insert") return c.type === "insert" && c.after === w.paragraph;
  return c.type === "amend" && (c.to ? `to:${c.to}` : c.kind) === w.kind && c.paragraph === w.paragraph;
}

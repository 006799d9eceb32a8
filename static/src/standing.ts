// standing.ts says in a glyph and a few words where a paragraph stands, from what the server sent.

import { computed, type ReadonlySignal } from "@preact/signals";
import { amendmentsOf, objectionsOf, order, paragraph, wide } from "./state";
import { count } from "./words";
import type * as wire from "./wire";

export type GlyphName = "open" | "amended" | "objection" | "conditional" | "contested" | "agreed";

export interface Standing {
  glyph: GlyphName;
  /** For the margin, one line each. */
  words: string[];
  /** Objections not lifted: to it, then to its section or the whole. */
  objections: readonly wire.Objection[];
  /** Amendments not settled, in order of filing: those that block, those listed, insertions. */
  pending: readonly wire.Amendment[];
  /** How many of them stand against agreement. */
  blocking: number;
}

export const unsettled = (a: wire.Amendment) => a.state === "pending" || a.state === "pressed";
export const blocks = (a: wire.Amendment) => unsettled(a) && !a.listed && a.kind !== "insert_after";

const made = new Map<string, ReadonlySignal<Standing | undefined>>();

/** Where a paragraph stands; undefined where this reader may not know. */
export function standing(id: string): ReadonlySignal<Standing | undefined> {
  let s = made.get(id);
  if (!s) made.set(id, (s = computed(() => derive(id))));
  return s;
}

/** Objections to the section of a paragraph or to the whole, lifted ones too. */
export const wider = (id: string) =>
  objectionsOf(wide).value.filter((o) => (o.reach ? o.reach.includes(id) : o.scope === "whole" && id !== o.on));

function derive(id: string): Standing | undefined {
  const p = paragraph(id).value;
  if (!p?.status) return undefined;
  const objections = [...objectionsOf(id).value, ...wider(id)].filter((o) => !o.liftedAt);
  const pending = amendmentsOf(id).value.filter(unsettled);
  const against = pending.filter(blocks);
  const listed = pending.filter((a) => a.listed && a.kind !== "insert_after").length;
  const insertions = pending.filter((a) => a.kind === "insert_after").length;
  const conditional = objections.length > 0 && objections.every((o) => o.kind === "conditional");
  const words: string[] = [];
  if (p.status === "contested") words.push("contested");
  if (objections.length) words.push(conditional ? `${objections.length} conditional` : count(objections.length, "objection"));
  if (against.length) words.push(count(against.length, "amendment"));
  if (listed) words.push(`${listed} listed`);
  if (p.brackets) words.push(count(p.brackets, "bracket"));
  if (insertions) words.push(count(insertions, "insertion"));
  if (p.status === "agreed") words.unshift("agreed ad ref", ...(p.awaiting ?? []).map((a) => `pending ${a.delegation}`));
  else if (p.new) words.unshift(words.length ? "new" : "new, open");
  else if (!words.length) words.push("open");
  const glyph =
    p.status === "agreed" ? "agreed"
    : p.status === "contested" ? "contested"
    : conditional ? "conditional"
    : objections.length ? "objection"
    : against.length || listed ? "amended"
    : "open";
  return { glyph, words, objections, pending, blocking: against.length };
}

export const glyphs: GlyphName[] = ["objection", "conditional", "contested", "amended", "open", "agreed"];
export const glyphWords: Record<GlyphName, string> = {
  objection: "with objections", conditional: "with conditional objections", contested: "contested",
  amended: "with amendments", open: "open", agreed: "agreed ad ref",
};

/** How many paragraphs stand where. */
export const tally = computed(() => {
  const t = new Map<GlyphName, number>();
  let of = 0;
  for (const id of order.value) {
    const s = standing(id).value;
    if (!s) continue;
    of++;
    t.set(s.glyph, (t.get(s.glyph) ?? 0) + 1);
  }
  return { by: t, agreed: t.get("agreed") ?? 0, of };
});

export interface Section {
  /** Id of its heading; "" for what stands before the first. */
  id: string;
  level: number;
  annex: boolean;
  number: string;
  title: string;
  /** The paragraphs directly in it, its heading first. */
  ids: string[];
  subs: Section[];
}

/** The outline: sections of level 1 with those below them. */
export const sections = computed(() => {
  const tops: Section[] = [];
  let into: Section | undefined;
  for (const id of order.value) {
    const p = paragraph(id).value;
    if (!p) continue;
    if (p.kind === "heading" || !into) {
      const s: Section = {
        id: p.kind === "heading" ? id : "", level: p.kind === "heading" ? p.level : 1, annex: !!p.annex,
        number: p.kind === "heading" ? p.number : "", title: p.kind === "heading" ? p.text.replace(/[*\\]/g, "") : "", ids: [], subs: [],
      };
      const top = tops.at(-1);
      if (s.level > 1 && !s.annex && top) top.subs.push(s);
      else tops.push(s);
      into = s;
    }
    into.ids.push(id);
  }
  return tops;
});

// seen.tsx knows what changed since the person was last here, and walks through it. It is kept on
// this device: how each paragraph stood when the person left, or said "All seen".

import { computed, effect, signal } from "@preact/signals";
import { tell } from "./connection";
import { load, mineKey, save } from "./local";
import { to } from "./route";
import { labels } from "./labels";
import { steadily } from "./steady";
import "./roomstrip";
import { standing } from "./standing";
import { me, order, paragraph, report } from "./state";
import { choose } from "./choose";
import { chosen, strips } from "./ui";
import { callParagraph, count, when } from "./words";

// How a paragraph stood: version, status, unsettled amendments, standing objections.
type Stood = [version: number, status: string, amendments: number, objections: number];
interface Kept {
  base: Record<string, Stood>;
  baseAt: string;
  last: Record<string, Stood>;
  lastAt: string;
}

const visit = 10 * 60_000; // ms away after which coming back is a new visit
const base = signal<Record<string, Stood> | null>(null);
/** When the person was last here. */
export const seenAt = signal(new Date().toISOString());
let key = "";

function stand(id: string): Stood | undefined {
  const p = paragraph(id).value;
  const s = standing(id).value;
  return p && [p.version, p.status ?? "", s?.pending.length ?? 0, s?.objections.length ?? 0];
}
function all() {
  const now: Record<string, Stood> = {};
  for (const id of order.peek()) {
    const s = stand(id);
    if (s) now[id] = s;
  }
  return now;
}

function leave() {
  const b = base.peek();
  if (!b || !report.peek()) return;
  save(key, { base: b, baseAt: seenAt.peek(), last: all(), lastAt: new Date().toISOString() } satisfies Kept);
}
addEventListener("pagehide", leave);
addEventListener("visibilitychange", () => document.hidden && leave());

effect(() => {
  const id = report.value?.id;
  if (!id || !report.value!.live || !order.value.length || key === mineKey("seen")) return;
  key = mineKey("seen");
  const kept = load<Kept | null>(key, null);
  if (!kept) {
    base.value = all();
    seenAt.value = new Date().toISOString();
  } else {
    const fresh = Date.now() - Date.parse(kept.lastAt) > visit;
    base.value = fresh ? kept.last : kept.base;
    seenAt.value = fresh ? kept.lastAt : kept.baseAt;
  }
});

/** Says that everything has been seen. */
export function allSeen() {
  base.value = all();
  seenAt.value = new Date().toISOString();
  leave();
}

tell.steadily = steadily;

// What the person did is nothing new to that person.
tell.applied = (frames) => {
  const b = base.peek();
  const m = me.peek();
  if (!b) return;
  const own = frames.filter((f) => f.event.by.role === m.role && (f.event.by.delegation ?? "") === m.code && (!f.event.by.person || f.event.by.person === m.person));
  const touched = own.flatMap(({ changed: c }) => [...(c.paragraphs ?? []).map((p) => p.id), ...[...(c.amendments ?? []), ...(c.objections ?? [])].map((x) => x.paragraph)]);
  if (!touched.length) return;
  const now = { ...b };
  for (const id of touched) {
    const s = stand(id);
    if (s) now[id] = s;
  }
  base.value = now;
};

/** What changed, in reading order. */
export const changes = computed(() => {
  const was = base.value;
  if (!was) return [];
  const found: { id: string; number: string; words: string }[] = [];
  for (const id of order.value) {
    const now = stand(id);
    const then = was[id];
    if (!now || (then && now.every((v, i) => v === then[i]))) continue;
    const p = paragraph(id).value!;
    const words: string[] = [];
    if (!then) words.push("new");
    else {
      if (now[0] !== then[0]) words.push(p.text ? "new text" : "deleted");
      if (now[1] !== then[1]) words.push(now[1] === "agreed" ? "agreed ad ref" : now[1] === "contested" ? "contested" : "open again");
      if (now[3] > then[3]) words.push(count(now[3] - then[3], "objection"));
      if (now[3] < then[3]) words.push("objection lifted");
      if (now[2] > then[2]) words.push(count(now[2] - then[2], "amendment"));
      if (now[2] < then[2] && now[0] === then[0]) words.push("amendment settled");
    }
    if (words.length) found.push({ id, number: labels.value.get(id) || callParagraph(p), words: words.join(", ") });
  }
  return found;
});

/** Goes to the next change after the chosen paragraph, or the one before it. */
export function walk(step: 1 | -1, among: readonly string[] = changes.value.map((c) => c.id)) {
  const ids = order.value;
  const from = ids.indexOf(chosen.value);
  const places = among.map((id) => ids.indexOf(id)).filter((i) => i >= 0).sort((a, b) => a - b);
  const next = step > 0 ? (places.find((i) => i > from) ?? places[0]) : (places.findLast((i) => i < from) ?? places.at(-1));
  if (next !== undefined) choose(ids[next]!);
}

/** What the strip says about it. */
function Since() {
  const list = changes.value;
  if (!list.length || !report.value) return null;
  return (
    <section class="strip" tabIndex={0} aria-labelledby="since">
      <p id="since"><b>Since you were last here, {when(seenAt.value)}</b></p>
      <ul role="list">
        {[...Map.groupBy(list, (c) => c.words)].map(([words, same]) => (
          <li key={words}>
            <span>{same.map((c, i) => <>{i > 0 && ", "}<a href={to(report.value!.id, "p", c.id)}>{c.number}</a></>)}</span> {words}
          </li>
        ))}
      </ul>
      <div class="acts">
        <button class="btn tight" onClick={() => walk(1)}>Walk through {list.length} <kbd>n</kbd></button>
        <button class="btn tight plain" onClick={allSeen}>All seen</button>
      </div>
    </section>
  );
}
strips.value = [...strips.peek(), Since];

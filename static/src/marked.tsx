// marked.tsx is every view of the text but the live one as it stands: with its changes since a revision
// (Tracked), the text of that revision (Original), or a circulated text that is not the live one. Those
// are fetched from the server as a comparison, and asked for again when frames change the live text. The
// live text with all that is pending (Compilation) is drawn from what the screen knows.

import { computed, effect, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api } from "./api";
import { countNotes } from "./marks/inline";
import { Marks } from "./marks/marks";
import { grouped, Paper, Place, Sheet } from "./paper";
import { report, textChanges } from "./state";
import { steadily } from "./steady";
import { base, later, reading, shown, view } from "./ui";
import type * as wire from "./wire";

const compared = signal<wire.Comparison | null>(null);
const failure = signal("");
const again = signal(0);

/** Which two texts are compared. */
const sides = computed(() => `${view.value === "clean" ? shown.value : base.value}\n${shown.value}`);

/** Follows the comparison while a view shows it. */
function watch() {
  let last = "";
  let controller: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    const pair = sides.value;
    const [from = "", to = ""] = pair.split("\n");
    const id = report.value!.id;
    void again.value;
    if (to === "live") void textChanges.value;
    clearTimeout(timer);
    // A burst of frames asks once; another pair of texts is asked for at once.
    timer = setTimeout(async () => {
      controller?.abort();
      controller = new AbortController();
      const q = new URLSearchParams({ from, to });
      const r = await api<wire.Comparison>(`reports/${encodeURIComponent(id)}/compare?${q}`, undefined, controller.signal);
      if (controller.signal.aborted) return;
      if (r.ok) {
        failure.value = "";
        if (last === pair) await steadily(() => (compared.value = r.ok));
        else compared.value = r.ok;
        last = pair;
      } else failure.value = r.error.message;
    }, last === pair ? 250 : 0);
  });
  return () => {
    stop();
    clearTimeout(timer);
    controller?.abort();
    compared.value = null;
  };
}

const Compilation = later(() => import("./compilation/compilation").then((m) => m.Compilation), "Compiling.");

export function Marked() {
  // A circulated text has nothing pending in it.
  if (view.value !== "compilation") return <Between />;
  return reading.value ? <Between /> : report.value!.live ? <Compilation /> : <Paper />;
}

function Between() {
  useEffect(watch, []);
  const c = compared.value;
  const problem = failure.value && (
    <p class="said pad" role="status">
      {failure.value} <button class="btn tight" onClick={() => again.value++}>Try again</button>
    </p>
  );
  if (!c) return <Sheet>{problem || <p class="said pad">Comparing the texts.</p>}</Sheet>;
  const original = view.value === "original";
  let note = 1;
  const rows = c.pairs
    .filter((p) => (original ? p.change !== "added" : view.value === "tracked" || p.change !== "deleted"))
    .map((p) => {
      const keep = (op: wire.Op) => op[0] === "=" || view.value === "tracked" || op[0] === (original ? "-" : "+");
      const ops: wire.Diff = p.ops.filter(keep).map(([op, t]) => [view.value === "tracked" ? op : "=", t]);
      const first = note;
      note += countNotes(ops.map(([op, t]) => (op === "-" ? "" : t)).join(""));
      return { ...p, id: p.paragraph, ops, first, number: (original ? p.fromNumber : p.toNumber) ?? p.fromNumber ?? p.toNumber ?? "" };
    });
  return (
    <Sheet>
      {problem}
      {view.value === "tracked" && <p class="said between">{c.pairs.every((p) => p.change === "same") ? "No words have changed" : "Changes"} from {c.from.name} to {c.to.id === "live" ? "the live text" : c.to.name}</p>}
      {original && <p class="said between">The text of {c.from.name}</p>}
      {grouped(rows, (p) => (
        <Place key={p.id} id={p.id} kind={p.kind} level={p.level} annex={p.annex} number={p.number} gone={p.change === "deleted"} past={original || c.to.id !== "live"}>
          <Marks ops={p.ops} by={view.value === "tracked" ? who(p.by) : undefined} first={p.first} at={p.id} />
          {view.value === "tracked" && p.change === "moved" && <span class="said"> moved here from {p.fromNumber || "elsewhere"}</span>}
        </Place>
      ))}
    </Sheet>
  );
}

// A change without a name is the Chair's.
const who = (by: string[] | undefined) => (by?.length ? by.map((c) => c || "Chair") : ["Chair"]);

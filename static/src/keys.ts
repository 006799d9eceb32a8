// keys.ts is the keyboard: single letters that move the eye or open a dialog, and never act.

import { effect } from "@preact/signals";
import { amendmentsOf, me, order, paragraph, report, revisions } from "./state";
import { go, route, to } from "./route";
import { choose } from "./choose";
import { walk } from "./seen";
import { unsettled } from "./standing";
import { ask, chosen, dialog, dismiss, reading, singleKeys, view } from "./ui";

/** Every key and what it does, for the help. */
export const table: [keys: string, does: string][] = [
  ["j k", "next and previous paragraph"],
  ["n p", "next and previous change"],
  ["[ ]", "earlier and later revision"],
  ["Enter", "from the chosen paragraph to what is said about it; Esc leads back"],
  ["e", "amend the chosen paragraph (the Chair: revise it)"],
  ["o", "object to the chosen paragraph"],
  ["a", "the Chair: answer or agree the chosen paragraph"],
  ["?", "this list"],
  ["Esc", "leave what is open"],
];

/** Takes one key, wherever the focus is. */
export function press(e: KeyboardEvent) {
  if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || route.value.name !== "report") return;
  if (e.key === "Escape") {
    if (dialog.peek()) {
      dismiss();
      setTimeout(() => document.activeElement === document.body && toText());
    } else if (chosen.peek() && document.activeElement?.closest("#panel")) toText();
    else if (chosen.peek()) {
      const was = chosen.peek();
      go(to(report.peek()!.id));
      document.querySelector<HTMLElement>(`#p-${CSS.escape(was)} a`)?.focus({ preventScroll: true });
    } else return;
    return e.preventDefault();
  }
  const t = e.target as HTMLElement;
  if (e.key === "Enter" && t.closest(".para.sel .no, .para.sel .mg a")) {
    document.querySelector<HTMLElement>("#panel h2")?.focus();
    return e.preventDefault();
  }
  if (!singleKeys.peek() || t.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) return;
  const id = chosen.peek();
  const m = me.peek();
  // What is open is left first; what asks for words, by Esc alone.
  const open = dialog.peek()?.name;
  if (open && ((open !== "keys" && open !== "revisions") || "oa?".includes(e.key))) return;
  switch (e.key) {
    case "j":
    case "k": {
      const ids = order.peek();
      const i = ids.indexOf(id);
      const next = e.key === "j" ? i + 1 : i < 0 ? 0 : i - 1;
      if (ids[next]) choose(ids[next]!);
      break;
    }
    case "n":
    case "p":
      walk(e.key === "n" ? 1 : -1, view.peek() === "clean" ? undefined : marked());
      break;
    case "[":
    case "]": {
      const all = [...revisions.peek().map((r) => r.id), ""];
      const next = all[all.indexOf(reading.peek()) + (e.key === "[" ? -1 : 1)];
      if (next !== undefined) reading.value = next;
      break;
    }
    case "e":
      if (id && m.delegation) go(to(report.peek()!.id, "amend", id));
      else if (id && m.desk) go(to(report.peek()!.id, "amend", id) + "?kind=chair");
      break;
    case "o":
      if (id && m.delegation) ask("object", id);
      break;
    case "a":
      if (!id || !m.desk) break;
      if (amendmentsOf(id).peek().some(unsettled)) ask("answer", id);
      else if (m.chair && paragraph(id).peek()?.status !== "agreed") ask("agree", id);
      break;
    case "?":
      ask("keys");
      break;
    default:
      return;
  }
  e.preventDefault();
}

const toText = () => document.querySelector<HTMLElement>(".para.sel a")?.focus({ preventScroll: true });

// A view that opens takes the focus that the one before it has left behind: the text at the chosen
// paragraph, any other at its title, however late and in however many steps it comes. It ends with what
// the person does next. The editor takes the focus by itself.
const arriving = new MutationObserver(() => {
  if (document.activeElement !== document.body) return;
  const e = document.querySelector<HTMLElement>(route.peek().name === "report" ? ".para.sel a" : "main h1");
  if (e?.matches("h1")) e.tabIndex = -1;
  e?.focus({ preventScroll: true });
});
for (const act of ["keydown", "pointerdown"]) addEventListener(act, () => arriving.disconnect(), true);
let begun = false;
effect(() => {
  arriving.disconnect();
  if (route.value.name !== "amend" && begun) arriving.observe(document.getElementById("screen")!, { childList: true, subtree: true });
  begun = true;
});

const marked = () =>
  [...document.querySelectorAll(".doc .para:has(ins, del)")].map((e) => e.id.slice(2));

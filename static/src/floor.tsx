// floor.tsx is going to what the floor says: "OP3bis", "12 (a) alt.2", "Option 2: No text". The server
// reads it; what it means is chosen and, where it is an amendment, shown.

import { signal } from "@preact/signals";
import { api } from "./api";
import { choose } from "./choose";
import { report } from "./state";
import { chosen, focusOn } from "./ui";
import type * as wire from "./wire";

const problem = signal("");

export function GoTo() {
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    const said = String(new FormData(e.currentTarget as HTMLFormElement).get("said") ?? "").trim();
    if (!said) return;
    problem.value = "Looking.";
    const q = new URLSearchParams({ said, at: chosen.peek() });
    const r = await api<wire.Found>(`reports/${encodeURIComponent(report.peek()!.id)}/find?${q}`);
    if (!r.ok) return void (problem.value = r.status === 404 ? `Nothing here is called “${said}”.` : r.error!.message);
    problem.value = "";
    const { paragraph, amendments } = r.ok;
    if (paragraph) choose(paragraph);
    const first = amendments?.[0];
    if (first) setTimeout(() => {
      const place = document.getElementById("a-" + first);
      place?.scrollIntoView({ block: "center" });
      const head = place?.querySelector<HTMLElement>("h4");
      if (head) head.tabIndex = -1;
      focusOn(head ?? null);
    });
  };
  return (
    <form class="goto" role="search" onSubmit={(e) => void submit(e)}>
      <label for="goto-said">Go to</label>
      <input id="goto-said" name="said" size={12} autoComplete="off" dir="auto" aria-describedby="goto-hint goto-problem" />
      <button class="btn tight">Find it</button>
      <span id="goto-hint" class="small quiet">12, OP3bis, 12 alt 2, Option 2: No text</span>
      <span id="goto-problem" role="status" class="small">{problem.value}</span>
    </form>
  );
}

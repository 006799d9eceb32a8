// report.tsx is the report on the screen: what stands above it, and the view the address names.

import { useEffect } from "preact/hooks";
import { Outline } from "./outline";
import { Paper } from "./paper";
import { query, route } from "./route";
import { me, paragraph, report, wordCount } from "./state";
import { Panel, panel } from "./side";
import { Strip, Tools, TopBar } from "./top";
import { ask, chosen, later, narrow, reading, view } from "./ui";
import { standing } from "./standing";
import { callParagraph, capital } from "./words";

const AmendView = later(() => import("./amend/amend").then((m) => m.AmendView), "Opening the paragraph.");
const HistoryView = later(() => import("./history/history").then((m) => m.HistoryView), "Opening the history.");
const CompareView = later(() => import("./compare/compare").then((m) => m.CompareView), "Comparing.");
const OutsideView = later(() => import("./outside").then((m) => m.OutsideView));
const TablesView = later(() => import("./tables/tables").then((m) => m.TablesView));
const Marked = later(() => import("./marked").then((m) => m.Marked), "Comparing the texts.");

export function ReportView() {
  const r = route.value;
  const acts = me.value.role !== "observer" && me.value.role !== "public";
  // Those who act will open the panel: it is fetched once the text is there to read.
  useEffect(() => void (acts && setTimeout(panel, 300)), [acts]);
  // A reader of the live text is told what changed; of a circulated one, nothing has.
  const live = report.value!.live;
  useEffect(() => void (live && setTimeout(() => import("./seen"), acts ? 0 : 8000)), [live, acts]);
  useEffect(() => void (acts && import("./acting")), [acts]);
  return (
    <>
      <a class="skip" href="#text">Skip to the text</a>
      <div class="top">
        <TopBar />
        {r.name === "report" && <Tools />}
        <Strip />
      </div>
      {r.name === "report" ? <Reading />
      : r.name === "amend" ? <AmendView key={r.paragraph + query.value} />
      : r.name === "history" ? <HistoryView key={r.paragraph} />
      : r.name === "outside" ? <OutsideView />
      : r.name === "tables" ? <TablesView key={r.table} />
      : <CompareView />}
      <Foot />
    </>
  );
}

// The keys are fetched when the first one is pressed; those pressed meanwhile are handed over in their
// order, which one promise keeps. Enter on what is not chosen has by then done what it does by itself.
let coming: Promise<typeof import("./keys")> | undefined;
addEventListener("keydown", async function first(e) {
  if (!report.peek()) return;
  const alone = e.key === "Tab" || (e.key === "Enter" && !(e.target as Element).closest(".sel"));
  const { press } = await (coming ??= import("./keys").finally(() => (coming = undefined)));
  removeEventListener("keydown", first);
  addEventListener("keydown", press);
  if (!alone) press(e);
});

function Reading() {
  return (
    <div class="three">
      <Outline />
      <main class="paper" id="text" tabIndex={-1}>
        {view.value === "clean" && !reading.value ? <Paper /> : <Marked />}
      </main>
      {!(narrow.value && chosen.value) && <Panel />}
      <p class="vh" role="status">{announce()}</p>
    </div>
  );
}

// What a screen reader hears when the choice moves.
function announce() {
  const p = chosen.value ? paragraph(chosen.value).value : undefined;
  return p ? `${capital(callParagraph(p))}: ${standing(p.id).value?.words.join(", ") ?? "circulated text"}` : "";
}

function Foot() {
  const r = report.value!;
  return (
    <footer class="foot">
      <span>{r.live ? "Live text" : r.showing}, {wordCount.value.toLocaleString("en-GB")} words</span>
      {route.value.name === "report" && <button class="btn plain tight" onClick={() => ask("keys")}>Keys</button>}
      <span>Times are shown in your zone, {Intl.DateTimeFormat().resolvedOptions().timeZone}</span>
    </footer>
  );
}

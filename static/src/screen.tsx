// screen.tsx is what a reader of a report needs first. Everything else is fetched on first use:
// filing, objecting, the Chair's desk, comparison, history.

import { effect } from "@preact/signals";
import { render } from "preact";
import { close, greet, open } from "./connection";
import { ReportView } from "./report";
import { follow, route } from "./route";
import { dir, lang, problem, report, session } from "./state";
import { later } from "./ui";

const Reports = later(() => import("./reports").then((m) => m.Reports), "Opening the list of reports.");

function Screen() {
  const r = route.value;
  if (session.value === undefined) return <p class="door">Opening Adref.</p>;
  if (r.name === "reports") return session.value ? <Reports /> : <SignedOut />;
  if (r.name === "nowhere") return <Door title="There is nothing at this address">Perhaps a part of it was lost on the way.</Door>;
  if (problem.value) return session.value === null ? <SignedOut /> : <Door title="This report cannot be shown">{problem.value}</Door>;
  if (!report.value) return <p class="door">Opening the report.</p>;
  return <ReportView />;
}

const SignedOut = () => (
  <Door title="You are not signed in">
    Open the sign-in link of your invitation again, or ask the Chair’s office for a new one. What you were writing on
    this device is kept.
  </Door>
);

const Door = ({ title, children }: { title: string; children: string }) => (
  <main class="door">
    <div class="sheet">
      <p class="mark">Adref</p>
      <h1>{title}</h1>
      <p class="lede">{children}</p>
      <a href="/">To the list of reports</a>
    </div>
  </main>
);

effect(() => {
  const r = route.value;
  if (session.value === undefined) return;
  if ("report" in r) void open(r.report);
  else close();
});
effect(() => {
  const r = report.value;
  const name = r?.masthead.symbol || r?.masthead.title;
  document.title = route.value.name !== "reports" && name ? `${name} · Adref` : "Adref";
  document.documentElement.dir = route.value.name === "reports" ? "ltr" : dir.value;
  document.documentElement.dataset.text = lang.value;
});

follow();
render(<Screen />, document.getElementById("screen")!);
// Until the server answers there is nothing to show.
void (async function hello(wait: number) {
  if ((await greet()) === 0) setTimeout(hello, wait, Math.min(2 * wait, 20_000));
})(500);

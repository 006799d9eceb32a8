// top.tsx is what stands above the text: who and where, how the text is shown, and one strip of
// reserved height that says one thing.

import { line, offlineSince, tryNow } from "./connection";
import { route, to } from "./route";
import { tally } from "./standing";
import { ended, me, report, revisions } from "./state";
import { ask, base, Glyph, keptStrip, marks, phone, reading, since, standingStrip, strips, view } from "./ui";
import { day, when } from "./words";

export function TopBar() {
  const r = report.value!;
  const at = route.value.name;
  const here = { "aria-current": "page" } as const;
  return (
    <header class="bar">
      <a class="mark" href="/" lang="en" dir="ltr">Adref</a>
      <p class="which">
        <span class="sym" dir="ltr">{r.masthead.symbol}</span> <span class="of" lang={r.language} dir="auto">{r.masthead.title}</span>
      </p>
      <nav class="screens" aria-label="Screens">
        <ul>
          <li><a href={to(r.id)} {...(at === "report" && here)}>Text</a></li>
          <li><a href={to(r.id, "compare")} {...(at === "compare" && here)}>Compare</a></li>
          <li><a href={to(r.id, "history")} {...(at === "history" && here)}>History</a></li>
        </ul>
      </nav>
      <div class="state">
        <p class="conn" role="status"><Glyph name={line.value === "live" ? "live" : line.value === "offline" ? "offline" : "wait"} />{" "}
          {line.value === "live" ? "Live" : line.value === "offline" ? "Offline" : "Catching up"}</p>
        <Who />
      </div>
    </header>
  );
}

/** In whose name the person is here, and the way out. */
export const Who = () => (
  <>
    <p class="who">{me.value.name}{me.value.person && me.value.person !== me.value.name && me.value.person !== `The ${me.value.name}` && `, ${me.value.person}`}</p>
    {me.value.role !== "public" && <form method="post" action="/signout"><button class="btn plain tight">Sign out</button></form>}
  </>
);

/** How the text is shown; on a phone folded, so that the text is what is seen first. */
export function Tools() {
  if (!phone.value) return <Shown />;
  const past = revisions.value.find((v) => v.id === reading.value);
  return (
    <details class="toolbox">
      <summary>{past?.name ?? (report.value!.live ? "Live text" : report.value!.showing)}, {view.value}</summary>
      <Shown />
    </details>
  );
}

function Shown() {
  const r = report.value!;
  const revs = revisions.value;
  const last = revs.at(-1);
  const live = r.live ? (last ? `Live text, after ${last.name}` : "Live text") : `${r.showing || "Circulated text"}, the latest`;
  const old = revs.filter((v) => r.live || v.name !== r.showing).toReversed();
  return (
    <form class="tools" aria-label="How the text is shown">
      <label class="in">Revision{" "}
        <select value={reading.value} onChange={(e) => (reading.value = e.currentTarget.value)}>
          <option value="">{live}</option>
          {old.map((v) => <option key={v.id} value={v.id}>{v.name}, {day(v.at)}</option>)}
        </select>
      </label>
      <fieldset class="seg">
        <legend class="vh">View</legend>
        {(["clean", "tracked", "original"] as const).map((v) => (
          <label key={v}>
            <input type="radio" name="view" checked={view.value === v} disabled={v !== "clean" && !revs.length} onChange={() => (view.value = v)} />
            {v[0]!.toUpperCase() + v.slice(1)}
          </label>
        ))}
      </fieldset>
      <label class="in">Changes since{" "}
        <select value={base.value} disabled={!revs.length} onChange={(e) => { since.value = e.currentTarget.value; if (view.value === "clean") view.value = "tracked"; }}>
          {revs.length ? revs.toReversed().map((v) => <option key={v.id} value={v.id}>{v.name}</option>) : <option value={base.value}>no revision yet</option>}
        </select>
      </label>
      <label class="in push">Marks{" "}
        <select value={marks.value} onChange={(e) => (marks.value = e.currentTarget.value as typeof marks.value)}>
          <option value="colour">In colour</option>
          <option value="mono">Monochrome</option>
          <option value="words">In words</option>
        </select>
      </label>
      {me.value.desk && (
        <span class="acts">
          {me.value.chair && <button type="button" class="btn tight" onClick={() => ask("agree-list")}>Agree several</button>}
          <button type="button" class="btn tight" onClick={() => ask("circulate")}>Circulate</button>
          <button type="button" class="btn tight" onClick={() => ask("people")}>People</button>
        </span>
      )}
    </form>
  );
}

/** Says one thing: signed out, offline, the past, what changed, or where the report stands. */
export function Strip() {
  if (ended.value) {
    return (
      <section class="strip off" tabIndex={0} aria-label="Session">
        <p><b>Your session has ended.</b> What you see is no longer live. Open your sign-in link again; what you wrote is kept on this device.</p>
      </section>
    );
  }
  if (line.value === "offline" && offlineSince.value) {
    return (
      <section class="strip off" tabIndex={0} aria-label="Connection">
        <p><b>Offline since {when(offlineSince.value)}.</b> {keptStrip.value ? "What you do is kept on this device and goes out, once, when the line is back." : "The text is shown as it stood then."}</p>
        {keptStrip.value?.()}
        <div class="acts"><button class="btn tight" onClick={tryNow}>Try now</button></div>
      </section>
    );
  }
  const past = revisions.value.find((v) => v.id === reading.value);
  const r = report.value!;
  if (past && route.value.name === "report") {
    return (
      <section class="strip past" tabIndex={0} aria-label="Which text this is">
        <p><b>This is {past.name} of {day(past.at)}</b>, not the {r.live ? "live" : "latest"} text.</p>
        <div class="acts"><button class="btn main tight" onClick={() => (reading.value = "")}>To the {r.live ? "live" : "latest"} text</button></div>
      </section>
    );
  }
  if (!r.live) {
    const shown = revisions.value.find((v) => v.name === r.showing);
    return (
      <section class="strip past" tabIndex={0} aria-label="Which text this is">
        <p><b>{r.showing || "No text"}{shown && `, circulated ${day(shown.at)}`}.</b> {!r.closing && "Negotiations on it may have moved on; the next text appears here once it is circulated."}</p>
      </section>
    );
  }
  for (const more of strips.value) {
    const said = more();
    if (said) return said;
  }
  const t = tally.value;
  const holders = [...t.by].filter(([g]) => g === "objection" || g === "conditional").reduce((n, [, k]) => n + k, 0);
  return (
    <section class="strip" tabIndex={0} aria-label="Where the report stands">
      <p><b>{t.agreed} of {t.of} agreed.</b>{" "}
        {t.agreed === t.of && t.of > 0 ? "Nothing stands in the way of the whole." : `${t.of - t.agreed} must still be decided${holders ? `, ${holders} of them with objections` : ""}.`}</p>
      {standingStrip.value?.()}
      {me.value.chair && !phone.value && <div class="acts"><button class="btn tight plain" onClick={() => ask("settings")}>Who may see what</button></div>}
    </section>
  );
}

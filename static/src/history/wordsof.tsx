// wordsof.tsx says of every word of a version of a paragraph where it came from, and shows what changed
// between any two of its versions.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Marks, styled } from "../marks/marks";
import { runs } from "../marks/runs";
import { amendment, api, dir, go, lang, nameOf, query, report, to } from "../store";
import { here, list } from "../terms";
import { day } from "../words";
import type * as wire from "../wire";

/** What the address asks for in ?version= and ?since=, or a button that asks for it. */
export function WordsOf({ p, versions }: { p: wire.Paragraph; versions: wire.Step[] }) {
  const rid = report.value!.id;
  const asked = Number(query.value.get("version")) || 0;
  const since = Number(query.value.get("since")) || 0;
  const [got, setGot] = useState<wire.VersionText | null>(null);
  const [failure, setFailure] = useState("");
  const path = to(rid, "history", p.id);
  const turn = (version: number, other: number) => go(version ? `${path}?version=${version}${other && other !== version ? `&since=${other}` : ""}` : path, true);

  useEffect(() => {
    if (!asked) return;
    const stop = new AbortController();
    setFailure("");
    void api<wire.VersionText>(`reports/${encodeURIComponent(rid)}/paragraphs/${encodeURIComponent(p.id)}/versions/${asked}${since ? `?since=${since}` : ""}`, undefined, stop.signal).then((a) => {
      if (stop.signal.aborted) return;
      if (a.ok) setGot(a.ok);
      else setFailure(a.status === 404 ? "There is no such version that you may read." : a.error.message);
    });
    return () => stop.abort();
  }, [p.id, asked, since]);

  if (!asked) {
    return (
      <p class="acts wo-open">
        <button class="btn tight" onClick={() => turn(p.version, 0)}>Where its words come from</button>
        {p.version > 1 && <button class="btn tight" onClick={() => turn(p.version, p.version - 1)}>Compare two versions</button>}
      </p>
    );
  }
  const name = (n: number) => {
    const step = versions.find((s) => s.event.version === n) ?? (n === 1 ? versions[0] : undefined);
    return `version ${n}${step ? `, ${day(step.at)}` : ""}`;
  };
  const all = Array.from({ length: p.version }, (_, k) => k + 1);
  return (
    <section class="sheet wo" aria-labelledby="wo">
      <h2 id="wo">{since ? "Two versions compared" : "Where its words come from"}</h2>
      <div class="acts">
        <label class="in">Version{" "}
          <select value={asked} onChange={(e) => turn(Number(e.currentTarget.value), since)}>{all.map((n) => <option key={n} value={n}>{name(n)}</option>)}</select>
        </label>
        <label class="in">compared with{" "}
          <select value={since} onChange={(e) => turn(asked, Number(e.currentTarget.value))}>
            <option value={0}>none</option>
            {all.filter((n) => n !== asked).map((n) => <option key={n} value={n}>{name(n)}</option>)}
          </select>
        </label>
        <a class="small" href={`${path}?version=${asked}${since ? `&since=${since}` : ""}`}>Lasting link</a>
        <button class="btn plain tight" onClick={() => turn(0, 0)}>Close</button>
      </div>
      {failure && <p role="alert">{failure}</p>}
      {!failure && got?.version === asked && (got.since ?? 0) === since && (
        <>
          {got.ops && <p class="words" lang={lang.value} dir={dir.value}><Marks ops={got.ops} by={got.opsBy ? [...new Set(got.opsBy.flat())].map((c) => c || "Chair") : undefined} /></p>}
          <Provenance of={got} p={p} />
        </>
      )}
    </section>
  );
}

// Provenance is the text with a mark behind each stretch of one origin, and the list of what the marks mean.
function Provenance({ of, p }: { of: wire.VersionText; p: wire.Paragraph }) {
  const [looked, setLooked] = useState(-1);
  if (!of.words.length) return <p class="quiet">This version has no words: the paragraph was deleted.</p>;
  const drawn = runs(of.words.map((w) => ["=", w.text] as const));
  const stretches = (all: typeof drawn.text) => {
    const out: ComponentChildren[] = [];
    for (let k = 0; k < all.length; ) {
      const from = k;
      const origin = of.words[all[k]!.of]!.origin;
      while (k < all.length && of.words[all[k]!.of]!.origin === origin) k++;
      // The mark stands at the last word, before the space behind it.
      const part = all.slice(from, k);
      const end = part.at(-1)!;
      const space = end.mark ? "" : end.text.slice(end.text.trimEnd().length);
      if (space) part[part.length - 1] = { ...end, text: end.text.slice(0, -space.length) };
      out.push(
        <span class={`wo-of${looked === origin ? " on" : ""}`}>
          {part.map((run) => (run.mark ? <sup>{(run.look.note ?? 0) + 1}</sup> : styled(run)))}
          <sup lang="en"><a href={`#wo-${origin + 1}`} aria-label={`Origin ${origin + 1}`} onMouseEnter={() => setLooked(origin)} onMouseLeave={() => setLooked(-1)} onFocus={() => setLooked(origin)} onBlur={() => setLooked(-1)}>{origin + 1}</a></sup>
        </span>,
        space,
      );
    }
    return out;
  };
  return (
    <>
      <div class="words" lang={lang.value} dir={dir.value}>
        <p>{stretches(drawn.text)}</p>
        {drawn.notes.map((n) => <p key={n.of} class="small"><sup>{n.of + 1}</sup> {stretches(n.runs)}</p>)}
      </div>
      <ol class="wo-list small" role="list">
        {of.origins.map((o, k) => (
          <li key={k} id={`wo-${k + 1}`} class={looked === k ? "on" : ""} tabIndex={-1} onMouseEnter={() => setLooked(k)} onMouseLeave={() => setLooked(-1)}>
            <b class="wo-no">{k + 1}</b>
            <span>{origin(o, p, of.version)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

// origin says where words came from, in a sentence.
function origin(o: wire.Origin, p: wire.Paragraph, shown: number): ComponentChildren {
  const rid = report.value!.id;
  const id = o.paragraph || p.id;
  const by = (o.by ?? []).map(nameOf);
  const amendments = (o.amendments ?? []).map((x) => ({ ...x, is: amendment(x.id) }));
  const joined = [...new Set(amendments.flatMap((x) => x.is?.coSponsors ?? []))].map(nameOf);
  return (
    <>
      <a href={`${to(rid, "history", id)}?version=${o.version}`}>{o.paragraph ? `${o.number ? `Paragraph ${o.number}` : "Another paragraph"}, from which this one was split, version ${o.version}` : `Version ${o.version}${o.version === shown ? ", this one" : ""}`}</a>
      , {here(o.at)}{o.revision && `, first circulated in ${o.revision}`}: {" "}
      {by.length ? <>proposed by {list(by)}{joined.length > 0 && `, joined by ${list(joined)}`}</> : o.version === 1 && !o.paragraph ? "the text that it began with" : "the Chair’s own words"}
      {amendments.some((x) => x.no) && <>, amendment {list(amendments.filter((x) => x.no).map((x) => `no. ${x.no}`))}</>}.
    </>
  );
}

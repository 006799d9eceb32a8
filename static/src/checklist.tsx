// checklist.tsx is what the Chair has to see to before the text can be adopted: what stands in brackets,
// what is to be filled, and where the numbers are wrong.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api } from "./api";
import { labels } from "./labels";
import { to } from "./route";
import { me, paragraph, report, textChanges } from "./state";
import { callParagraph, capital, count } from "./words";
import type * as wire from "./wire";

const open = signal(false);
const got = signal<{ of: string; list?: wire.Checklist; error?: wire.Error } | null>(null);

function look(id: string) {
  void api<wire.Checklist>(`reports/${encodeURIComponent(id)}/checklist`).then((r) => {
    if (report.peek()?.id === id) got.value = r.ok ? { of: id, list: r.ok } : { of: id, error: r.error };
  });
}

/** For the Chair's office; it is asked for when it is opened, and again as the text changes. */
export function Checklist() {
  const id = report.value!.id;
  const changes = textChanges.value;
  useEffect(() => { if (open.value) look(id); }, [id, changes, open.value]);
  if (!me.value.desk) return null;
  const here = got.value?.of === id ? got.value : null;
  return (
    <details class="settled" open={open.value} onToggle={(e) => (open.value = e.currentTarget.open)}>
      <summary>Brackets, placeholders and numbers</summary>
      {here?.error && <p role="alert">This could not be read. {here.error.message} <button class="btn tight" onClick={() => look(id)}>Try again</button></p>}
      {here?.list && <Found l={here.list} />}
      {!here && open.value && <p class="quiet" role="status">One moment.</p>}
    </details>
  );
}

const kinds: Record<wire.PlaceholderKind, string> = { blank: "blank", ellipsis: "ellipsis", to_be: "“to be …”", tbc: "“tbc”" };

function Found({ l }: { l: wire.Checklist }) {
  const c = l.counted;
  return (
    <>
      <section aria-label="Square brackets">
        <h3>Square brackets <span class="quiet">{c.standing + c.nested}</span></h3>
        {!c.standing && !c.unbalanced ? <p>Nothing stands in square brackets.</p> : (
          <>
            <p>
              {capital(count(c.standing, "bracket"))} in {count(c.paragraphs, "paragraph")}
              {c.nested > 0 && `, ${c.nested} more inside others, up to ${c.deepest} deep`}
              {c.unbalanced > 0 && `, ${c.unbalanced} without a partner`}
              {c.attributed > 0 && `; ${c.attributed} of them ${c.attributed === 1 ? "says" : "say"} who is behind it`}
              {c.choices > 0 && `; ${count(c.choices, "choice")} between ${c.alternatives} alternatives`}.
            </p>
            <ol class="rows" role="list">
              {l.brackets.map((b) => <Row key={b.paragraph} of={b.paragraph}>{count(b.standing, "bracket")}{b.unbalanced ? `, ${b.unbalanced} without a partner` : ""}</Row>)}
            </ol>
          </>
        )}
      </section>
      <section aria-label="Placeholders">
        <h3>Placeholders <span class="quiet">{l.placeholders.length}</span></h3>
        {l.placeholders.length ? (
          <>
            <p>{c.placeholders.map((k) => `${k.count} ${kinds[k.kind]}`).join(", ")}.</p>
            <ol class="rows" role="list">{l.placeholders.map((h, i) => <Row key={i} of={h.paragraph}><span dir="auto">{h.text}</span>, at character {h.character}</Row>)}</ol>
          </>
        ) : <p>Nothing is to be filled in.</p>}
      </section>
      <section aria-label="Numbers">
        <h3>Numbers <span class="quiet">{l.numbers.length ? count(l.numbers.length, "thing") + " to look at" : "in order"}</span></h3>
        {l.numbers.length ? <ol class="rows" role="list">{l.numbers.map((n, i) => <Row key={i} of={n.paragraph}>{capital(n.what)}</Row>)}</ol> : <p>None is doubled or skipped.</p>}
      </section>
    </>
  );
}

const Row = ({ of, children }: { of: string; children: preact.ComponentChildren }) => (
  <li>
    <a class="n" href={to(report.value!.id, "p", of)}>{labels.value.get(of) || "–"}<span class="vh">: {callParagraph(paragraph(of).value)}</span></a>
    <p>{children}</p>
  </li>
);

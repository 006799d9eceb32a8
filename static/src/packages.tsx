// packages.tsx is packages: paragraphs that are agreed together or not at all. Everybody sees which
// paragraphs are bound, and the Chair binds, adds, releases and dissolves.

import { signal } from "@preact/signals";
import { Ask, Dialog, opened, perform } from "./act";
import { to } from "./route";
import { labels } from "./labels";
import { standing } from "./standing";
import { listOf, me, order, paragraph, report } from "./state";
import { ask, dismiss, Glyph } from "./ui";
import { list } from "./terms";
import { callParagraph, capital, count } from "./words";
import { Unsaid } from "./sealing";
import type * as wire from "./wire";

const bound = () => listOf("packages").value.filter((k) => !k.dissolvedAt);

/** The package that a paragraph is bound in. */
export const packageOf = (id: string) => bound().find((k) => k.paragraphs.includes(id));

/** A paragraph and all that are bound with it, each with the version on this screen. */
export const boundWith = (p: wire.Paragraph) =>
  (packageOf(p.id)?.paragraphs ?? [p.id]).map((id) => ({ paragraph: id, version: paragraph(id).value?.version ?? 0 }));

/** In which package a paragraph is contested, though nothing stands against itself. */
export const byPackage = (p: wire.Paragraph) => {
  const k = packageOf(p.id);
  const other = k?.paragraphs.find((id) => id !== p.id && standing(id).value?.glyph === "contested");
  return k && other ? `the package “${k.name}” is` : "";
};

/** What a paragraph is bound with; for the Chair, what to do about it. */
export function PackageHere({ p }: { p: wire.Paragraph }) {
  const k = packageOf(p.id);
  return k ? <One k={k} at={p.id} /> : null;
}

/** Binds a paragraph that stands in no package. */
export function BindHere({ p }: { p: wire.Paragraph }) {
  if (!me.value.chair || p.status === "contested" || packageOf(p.id)) return null;
  return <button type="button" class="btn plain" onClick={() => ask("bind", p.id)}>Bind into a package</button>;
}

/** Every package there is. */
export const Packages = () => <>{bound().map((k) => <One key={k.id} k={k} at="" />)}</>;

function One({ k, at }: { k: wire.Package; at: string }) {
  const all = k.paragraphs.map((id) => paragraph(id).value).filter((p) => !!p);
  const own = me.value.chair && all.every((p) => p.status !== "contested");
  return (
    <section aria-label={`Package ${k.name}`}>
      <h3>Package “{k.name}” <span class="quiet">{count(all.length, "paragraph")}, agreed together or not at all</span></h3>
      {k.note && <p class="reason" dir="auto">{k.note}</p>}
      <Unsaid e={k} />
      <ul role="list">
        {all.map((p) => {
          const s = standing(p.id).value;
          return (
            <li class="item" key={p.id}>
              <p>
                {p.id === at ? <b>{capital(callParagraph(p))}</b> : <a href={to(report.value!.id, "p", p.id)}>{capital(callParagraph(p))}</a>}{" "}
                {s && <span class={"small is-" + s.glyph}><Glyph name={s.glyph} /> {s.words.join(", ")}</span>}
              </p>
              {own && all.length > 2 && (
                <div class="acts">
                  <Ask name="release" of={k.id + p.id} tight label="Release" sure="Release as the Chair"
                    question={`Release ${callParagraph(p)} from the package “${k.name}”? The others stay bound.`}
                    command={() => ({ type: "release_from_package", package: k.id, paragraphs: [p.id] })} done={`${capital(callParagraph(p))} is released.`} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {own && !opened("add", k.id + at) && (
        <div class="acts">
          <button type="button" class="btn tight" onClick={() => ask("add", k.id + at)}>Add paragraphs</button>
          <Ask name="dissolve" of={k.id + at} tight label="Dissolve" sure="Dissolve as the Chair"
            question={`Dissolve the package “${k.name}”? Its paragraphs can then be agreed one by one.`}
            command={() => ({ type: "dissolve_package", package: k.id })} done={`The package “${k.name}” is dissolved.`} />
        </div>
      )}
      {own && opened("add", k.id + at) && <AddForm k={k} />}
    </section>
  );
}

const ticked = signal<readonly string[]>([]);

/** The paragraphs that can be bound: free, and standing as the first does. */
const free = (like: wire.Status | undefined, but: readonly string[]) =>
  order.value.filter((id) => !but.includes(id) && paragraph(id).value?.status === like && !packageOf(id));

function Ticks({ ids }: { ids: readonly string[] }) {
  return (
    <fieldset class="ticks">
      <legend>Which</legend>
      {!ids.length && <p class="quiet">No other paragraph stands so and is in no package.</p>}
      {ids.map((id) => {
        const p = paragraph(id).value!;
        const on = ticked.value.includes(id);
        return (
          <label class="tick" key={id}>
            <input type="checkbox" checked={on} onChange={(e) => (ticked.value = [...ticked.peek().filter((x) => x !== id), ...(e.currentTarget.checked ? [id] : [])])} />
            <span><b>{labels.value.get(id) || ""}</b> <span dir="auto">{p.text.split(/\s+/).slice(0, 7).join(" ")} …</span></span>
          </label>
        );
      })}
    </fieldset>
  );
}

export function BindForm({ p }: { p: wire.Paragraph }) {
  const ids = free(p.status, [p.id]);
  const with_ = ids.filter((id) => ticked.value.includes(id));
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const name = String(f.get("name")).trim();
    const note = String(f.get("note")).trim();
    const done = `${capital(list([p.id, ...with_].map((id) => callParagraph(paragraph(id).value))))} are the package “${name}”.`;
    if (await perform({ type: "bind_package", name, paragraphs: [p.id, ...with_], ...(note && { note }) }, done)) ticked.value = [];
  };
  return (
    <Dialog title={`Bind ${callParagraph(p)} into a package`}>
      <p>What is bound is agreed together or not at all, and reopening one ends the agreement of all.</p>
      <form class="form" onSubmit={(e) => void submit(e)}>
        <p class="field"><label for="name">Name of the package</label><input id="name" name="name" required maxLength={100} dir="auto" /></p>
        <p class="field"><label for="note">Note to delegations</label><textarea id="note" name="note" rows={2} dir="auto" /></p>
        <Ticks ids={ids} />
        <div class="acts"><button class="btn main" disabled={!with_.length}>Bind as the Chair</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}

function AddForm({ k }: { k: wire.Package }) {
  const ids = free(paragraph(k.paragraphs[0] ?? "").value?.status, k.paragraphs);
  const chosen = ids.filter((id) => ticked.value.includes(id));
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    if (await perform({ type: "add_to_package", package: k.id, paragraphs: chosen }, `${capital(count(chosen.length, "paragraph"))} added to the package “${k.name}”.`)) ticked.value = [];
  };
  return (
    <Dialog title={`Add to the package “${k.name}”`}>
      <form class="form" onSubmit={(e) => void submit(e)}>
        <Ticks ids={ids} />
        <div class="acts"><button class="btn main" disabled={!chosen.length}>Add as the Chair</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}

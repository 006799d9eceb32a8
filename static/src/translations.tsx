// translations.tsx is the text of a paragraph in the other official languages, and what is stale of it.

import { signal } from "@preact/signals";
import { Dialog, opened, perform } from "./act";
import { languageName } from "./marks/sentence";
import { desk, lang, report } from "./state";
import { ask, dismiss, Glyph } from "./ui";
import { callParagraph, when } from "./words";
import type * as wire from "./wire";

const official = ["ar", "zh", "en", "fr", "ru", "es"];
const others = () => official.filter((code) => code !== lang.value.split("-")[0]);
const dirOf = (code: string) => (code === "ar" ? "rtl" : "ltr");
const into = signal("fr");

export function Translations({ p }: { p: wire.Paragraph }) {
  const list = p.translations ?? [];
  const gives = desk() && report.value!.closing?.outcome !== "no_consensus";
  if (!list.length && !gives) return null;
  return (
    <section aria-label="Translations">
      <h3>In other languages</h3>
      {list.length > 0 && (
        <ul role="list">
          {list.map((t) => (
            <li class="item" key={t.language}>
              <h4>{languageName(t.language)} <span class="end">{when(t.at)}</span></h4>
              <p lang={t.language} dir={dirOf(t.language)}>{t.text}</p>
              {t.version < p.version && <p class="is-contested small"><Glyph name="wait" /> Stale: of version {t.version}; the text is now version {p.version}.</p>}
            </li>
          ))}
        </ul>
      )}
      {gives && (opened("translate", p.id) ? <Form p={p} /> : (
        <div class="acts"><button class="btn plain" onClick={() => ask("translate", p.id)}>Give a translation</button></div>
      ))}
    </section>
  );
}

function Form({ p }: { p: wire.Paragraph }) {
  const codes = others();
  const code = codes.includes(into.value) ? into.value : codes[0]!;
  const was = p.translations?.find((t) => t.language === code);
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const text = String(new FormData(e.currentTarget as HTMLFormElement).get("text")).trim();
    void perform({ type: "translate", paragraph: p.id, version: p.version, language: code, text }, `The text in ${languageName(code)} is there.`);
  };
  return (
    <Dialog title={`Give ${callParagraph(p)}, version ${p.version}, in another language`}>
      <p>It changes nothing in where the paragraph stands. With a new version of the text it is marked stale.</p>
      <form class="form" onSubmit={submit}>
        <p class="field">
          <label for="into">Language</label>
          <select id="into" value={code} onChange={(e) => (into.value = e.currentTarget.value)}>
            {codes.map((c) => <option key={c} value={c}>{languageName(c)}</option>)}
          </select>
        </p>
        <p class="field"><label for="translation">Text</label><textarea id="translation" key={code} name="text" rows={4} required lang={code} dir={dirOf(code)} defaultValue={was?.text ?? ""} /></p>
        <div class="acts"><button class="btn main">Give it</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}

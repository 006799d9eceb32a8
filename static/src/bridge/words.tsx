// words.tsx shows a bridge as a difference in which each stretch of words that it puts in names who
// proposed it, and how far it meets each amendment.

import { lang } from "../state";
import { Glyph } from "../ui";
import { Marks } from "../marks/marks";
import type * as wire from "../wire";

/** A bridge against its text. What has no name is the text's own; the Chair is named like anybody. */
export const BridgeWords = ({ words }: { words: readonly wire.WordsBy[] }) => (
  <p class="words"><Marks ops={words.map((w) => [w.op, w.text])} opsBy={words.map((w) => w.by ?? [])} lang={lang.value} /></p>
);

const glyphs: Record<wire.Meets, string> = { met: "agreed", partly_met: "amended", not_met: "open" };
const said: Record<wire.Meets, string> = { met: "Met", partly_met: "Partly met", not_met: "Not met" };

/** Who is met, in a sign and in words. */
export const How = ({ how }: { how: wire.Meets }) => <span class="kind"><Glyph name={glyphs[how]} /> {said[how]}</span>;

/** What a bridge leaves of an amendment's changes. */
export const Left = ({ left }: { left: readonly wire.Diff[] | undefined }) =>
  left?.length ? <p class="small left">Not there as proposed: {left.map((d, k) => <span key={k}>{k > 0 && "; "}<Marks ops={d} lang={lang.value} /></span>)}</p> : null;

/** What taking the bridge makes of an amendment. */
export const becomesWords = (m: wire.BridgeMeets) =>
  m.becomes ? `becomes ${m.becomes.replaceAll("_", " ")}` : "stays pending";

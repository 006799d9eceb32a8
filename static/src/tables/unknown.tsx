// unknown.tsx is the names in a table that are no seated delegation's: each is seated, or said to be one
// that is, once for all of its rows.

import { signal } from "@preact/signals";
import { Refusals, toRefusal } from "../act";
import { refusals, send } from "../outbox";
import { delegations, nameOf } from "../state";
import { count } from "../words";
import type * as wire from "../wire";
import { land, own, said } from "./kept";

/** Codes as typed, by name. */
const codes = signal<ReadonlyMap<string, string>>(new Map());
const busy = signal(false);

export function Unknown({ id, t, reread }: { id: string; t: wire.ProposalTable; reread: () => void }) {
  const open = (t.delegations ?? []).filter((d) => !d.delegation);
  const chosen = (t.delegations ?? []).filter((d) => d.chosen);
  const seats = delegations.value;
  const refused = refusals.value.filter((e) => e.command.type === "seat_many");
  if (!open.length && !chosen.length && !refused.length) return null;
  const code = (d: wire.ProposalBy) => (codes.value.get(d.by) ?? d.seat?.code ?? "").toUpperCase();
  // Two ways to write one name are one seat.
  const seatable = open.filter((d, k) => d.seat && code(d) && open.findIndex((o) => o.seat?.code === d.seat!.code) === k);
  const seat = async (list: readonly wire.ProposalBy[]) => {
    busy.value = true;
    const reply = await send({ type: "seat_many", delegations: list.map((d) => ({ ...d.seat!, code: code(d) })) });
    busy.value = false;
    if (reply.error) return void toRefusal();
    said.value = `${count(list.length, "delegation")} seated.`;
    land("tb-said");
  };
  const be = async (by: string, delegation: string) => {
    if (await own(id, by, delegation)) reread();
  };
  return (
    <section class="sheet tb-unknown" aria-labelledby="whose">
      <h2 id="whose">Whose the rows are</h2>
      <Refusals list={refused} />
      {open.length > 0 && (
        <>
          <p>{count(open.length, "name")} of the table {open.length === 1 ? "is no seated delegation’s" : "are no seated delegations’"}. {seatable.length > 0 ? `Seat ${open.length === 1 ? "it" : "each"}, or say` : "Say"} which delegation it is, once for all of its rows.</p>
          <ul role="list">
            {open.map((d, k) => (
              <li key={d.by} class="tb-name">
                <p><b dir="auto">{d.by || "No name"}</b> <span class="quiet">{count(d.rows, "row")}</span></p>
                <div class="acts">
                  {d.seat && <label class="in">Code <input dir="ltr" maxLength={12} size={8} value={code(d)} aria-label={`Code for ${d.by}`} onInput={(e) => (codes.value = new Map(codes.peek()).set(d.by, e.currentTarget.value))} /></label>}
                  {d.seat && <button type="button" class="btn tight" disabled={busy.value || !code(d)} onClick={() => void seat([d])}>Seat it<span class="vh">: {d.by}</span></button>}
                  {seats.length > 0 && (
                    <label class="in">or it is <select value="" id={`is-${k}`} aria-label={`${d.by || "Rows without a name"}: which delegation`} onChange={(e) => e.currentTarget.value && void be(d.by, e.currentTarget.value)}>
                      <option value="">choose</option>
                      {seats.filter((s) => s.kind !== "observer").map((s) => <option key={s.code} value={s.code}>{s.name}</option>)}
                    </select></label>
                  )}
                </div>
              </li>
            ))}
          </ul>
          {seatable.length > 1 && <div class="acts"><button type="button" class="btn main" disabled={busy.value} onClick={() => void seat(seatable)}>Seat all {seatable.length} with these codes</button></div>}
        </>
      )}
      {chosen.length > 0 && (
        <ul role="list">
          {chosen.map((d) => <li key={d.by}><span dir="auto">{d.by || "Rows without a name"}</span> is {nameOf(d.delegation!)} <button type="button" class="btn plain tight" onClick={() => void be(d.by, "")}>Take that back<span class="vh">: {d.by}</span></button></li>)}
        </ul>
      )}
    </section>
  );
}

// table.tsx gathers what happens at the table for the panel: packages, readings, what is before the room
// and what is taken back.

import { BindForm, BindHere, PackageHere, Packages } from "./packages";
import { ParkedHere, ParkForm, ReadActs, Readings } from "./reading";
import { PutForm, PutHere } from "./room";
import { opened } from "./act";
import { me } from "./state";
import { TakeBackActs, TakeBackForms } from "./takeback";
import type * as wire from "./wire";

/** Of one paragraph: what the Chair’s office may do. */
export function TableActs({ p }: { p: wire.Paragraph }) {
  if (!me.value.desk || !p.status) return null;
  return (
    <>
      <div class="acts" role="group" aria-label="At the table">
        <PutHere p={p} />
        <ReadActs p={p} />
        <BindHere p={p} />
        <TakeBackActs p={p} />
      </div>
      {opened("put", p.id) && <PutForm p={p} />}
      {opened("park", p.id) && <ParkForm p={p} />}
      {opened("bind", p.id) && <BindForm p={p} />}
      <TakeBackForms p={p} />
    </>
  );
}

/** Of one paragraph, for everybody. */
export const TableHere = ({ p }: { p: wire.Paragraph }) => <><PackageHere p={p} /><ParkedHere p={p} /></>;

/** Of the whole text. */
export const TableAll = () => <><Readings /><Packages /></>;

// open.ts is the bridges on one paragraph.

import { listOf } from "../state";
import type * as wire from "../wire";

/** Every bridge that was put on a paragraph, oldest first. */
export const bridgesOn = (pid: string): readonly wire.Bridge[] => listOf("bridges").value.filter((b) => b.paragraph === pid);

/** Nothing has become of it yet. */
export const isOpen = (b: wire.Bridge) => !b.taken && !b.withdrawnAt && !b.supersededBy;

/** An open bridge by its id. */
export const openBridge = (pid: string, id: string) => bridgesOn(pid).find((b) => b.id === id && isOpen(b));

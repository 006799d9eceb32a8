// ui.tsx holds what several views share: what is chosen, which dialog is open, how marks are
// shown, and a few small components.

import { computed, effect, signal } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { load, save } from "./local";
import { route } from "./route";
import { report, revisions } from "./state";

/** The chosen paragraph, "" for none. */
export const chosen = computed(() => (route.value.name === "report" ? route.value.paragraph : ""));

/** The one dialog that is open: its name, and what it is about. */
export const dialog = signal<{ name: string; of: string } | null>(null);
let opener: Element | null = null;

/** Opens a dialog in the panel; its first field gets the focus. */
export function ask(name: string, of = "") {
  opener = document.activeElement;
  dialog.value = { name, of };
}

/** Closes the dialog and gives the focus back. */
export function dismiss() {
  if (!dialog.peek()) return;
  dialog.value = null;
  const back = opener as HTMLElement | null;
  // The button that opened it may have been away meanwhile.
  setTimeout(() => {
    if (document.activeElement === document.body)
      (back?.isConnected ? back : [...document.querySelectorAll<HTMLElement>("#panel button")].find((b) => b.textContent === back?.textContent))?.focus();
  });
}
effect(() => {
  void route.value;
  dialog.value = null;
});

/** Moves the focus to a field or heading that has just been put on the screen. */
export const focusOn = (e: HTMLElement | null) => e?.focus({ preventScroll: false });

const choice = <T,>(name: string, first: T) => {
  const s = signal(load<T>("adref:" + name, first));
  let begun = false;
  effect(() => {
    const value = s.value;
    if (begun) save("adref:" + name, value);
    begun = true;
  });
  return s;
};

/** How the text is shown. */
export const view = choice<"clean" | "tracked" | "compilation" | "original">("view", "clean");
export const marks = choice<"colour" | "mono" | "words">("marks", "colour");
export const singleKeys = choice("keys", true);
/** The revision that is read: "" is the live text. */
export const reading = signal("");
/** The revision that changes are shown since: "" is the one before what is read. */
export const since = signal("");

/** The text that is read: the id of a revision, or "live". */
export const shown = computed(() => {
  const r = report.value;
  return reading.value || (r?.live ? "live" : (revisions.value.findLast((v) => v.name === r?.showing)?.id ?? ""));
});
/** The revision its changes are counted from: the chosen one, else the one before it. */
export const base = computed(() => {
  const all = revisions.value;
  const i = all.findIndex((v) => v.id === shown.value);
  return since.value || (i < 0 ? all.at(-1) : all[i - 1])?.id || shown.value;
});

effect(() => void (document.documentElement.dataset.marks = marks.value));

const fits = (query: string) => {
  const media = matchMedia(query);
  const s = signal(media.matches);
  const look = () => (s.value = media.matches);
  media.addEventListener("change", look);
  // Letters that the reader sets larger tell of no change, but what they fill grows.
  new ResizeObserver(() => requestAnimationFrame(look)).observe(document.body);
  return s;
};
/** There is no room for the panel beside the text: it opens under its paragraph. */
export const narrow = fits("(max-width: 74rem)");
/** One column. */
export const phone = fits("(max-width: 56rem)");

/** What the strip says beside its own: parts that are fetched later put it here, most pressing first. */
export const strips = signal<(() => JSX.Element | null)[]>([]);
/** What the strip adds while the line is down. */
export const keptStrip = signal<(() => JSX.Element | null) | null>(null);

/** What the strip adds to where the report stands. */
export const standingStrip = signal<(() => JSX.Element | null) | null>(null);

export const Glyph = ({ name, tone }: { name: string; tone?: boolean }) => (
  <svg class={`g${tone ? " is-" + name : ""}`} aria-hidden="true">
    <use href={"#g-" + name} />
  </svg>
);

/** A component whose code is fetched when it is first shown. */
export function later<P extends object>(get: () => Promise<ComponentType<P>>, words = "One moment."): (p: P) => JSX.Element {
  const code = signal<ComponentType<P> | null | undefined>(undefined);
  const fetchIt = () =>
    get().then(
      (c) => (code.value = c),
      () => (code.value = null),
    );
  return (p) => {
    const C = code.value;
    if (C) return <C {...p} />;
    if (C === undefined) void fetchIt();
    return C === undefined ? <p class="quiet pad" role="status">{words}</p> : (
      <p class="pad" role="alert">
        This part of the screen could not be fetched. <button class="btn tight" onClick={() => (code.value = undefined)}>Try again</button>
      </p>
    );
  };
}

// route.ts is where the screen is: the address as a signal, and going elsewhere without a reload.

import { computed, signal } from "@preact/signals";

export type Route =
  | { name: "reports" }
  | { name: "report"; report: string; paragraph: string }
  | { name: "amend"; report: string; paragraph: string }
  | { name: "history"; report: string; paragraph: string }
  | { name: "compare" | "outside"; report: string }
  | { name: "tables"; report: string; table: string } // "" for all of them
  | { name: "nowhere" };

const read = () => location.pathname + location.search;
const address = signal(read());

/** The part of the address after "?", readable anywhere. */
export const query = computed(() => new URLSearchParams(address.value.split("?")[1] ?? ""));

/** The screen the address names. */
export const route = computed<Route>(() => {
  const [r, report = "", what = "", paragraph = "", more] = address.value
    .split("?")[0]!
    .split("/")
    .slice(1)
    .map((s) => decodeURIComponent(s));
  if (r === "" && !report) return { name: "reports" };
  if (r !== "r" || !report || more !== undefined) return { name: "nowhere" };
  if (what === "") return { name: "report", report, paragraph: "" };
  if ((what === "compare" || what === "outside") && !paragraph) return { name: what, report };
  if (what === "tables") return { name: what, report, table: paragraph };
  if (!paragraph && what !== "history") return { name: "nowhere" };
  if (what === "p") return { name: "report", report, paragraph };
  if (what === "amend" || what === "history") return { name: what, report, paragraph };
  return { name: "nowhere" };
});

/** The paragraph that the screen is at, "" for the whole. */
export const place = computed(() => ("paragraph" in route.value ? route.value.paragraph : ""));

/** The address of a report, or of something in it: to("r1", "p", "p12"). */
export const to = (report: string, ...parts: string[]) =>
  "/r/" + [report, ...parts].map(encodeURIComponent).join("/");

/** Goes to an address of the screen. */
export function go(url: string, replace = false) {
  if (url === read()) return;
  history[replace ? "replaceState" : "pushState"](null, "", url);
  address.value = read();
}

/** Follows the browser's own way back and every plain click on a link of the screen. */
export function follow() {
  addEventListener("popstate", () => (address.value = read()));
  addEventListener("click", (e) => {
    const a = (e.target as Element).closest?.("a");
    if (!a || e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    if (a.origin !== location.origin || a.target || a.hasAttribute("download")) return;
    if (a.pathname !== "/" && !a.pathname.startsWith("/r/")) return;
    if (a.hash && a.pathname + a.search === read()) return;
    e.preventDefault();
    go(a.pathname + a.search);
  });
}

// steady.ts keeps what a person is reading where it is while events change the page around it: the
// text goes on changing, but nothing moves under the eye, the pointer or the keyboard's focus.

/** Runs a change and then puts every scrolled place back so that its anchor has not moved. */
export async function steadily(change: () => void) {
  const places = ["html", ".panel"].flatMap((q) => {
    const box = document.querySelector<HTMLElement>(q);
    const a = box && anchor(box);
    return a ? [{ box, a, y: a.getBoundingClientRect().top }] : [];
  });
  change();
  await Promise.resolve().then(() => {}); // the rendering of the change is queued before this
  for (const { box, a, y } of places) {
    if (!a.isConnected) continue;
    const moved = a.getBoundingClientRect().top - y;
    if (Math.abs(moved) >= 1) box.scrollTop += moved;
  }
}

// anchor finds what must not move: what has the focus, what is chosen, or the first thing in sight.
function anchor(box: HTMLElement): Element | undefined {
  const root = box === document.documentElement;
  const frame = root ? new DOMRect(0, 0, innerWidth, innerHeight) : box.getBoundingClientRect();
  if (!frame.height || getComputedStyle(box).position === "static" && !root) return undefined;
  const inSight = (e: Element) => {
    const r = e.getBoundingClientRect();
    return r.height > 0 && r.bottom > frame.top + 8 && r.top < frame.bottom;
  };
  const focus = document.activeElement;
  if (focus && focus !== document.body && box.contains(focus) && !focus.closest(".top") && inSight(focus)) {
    return focus.closest(".side") && root ? first() : focus;
  }
  return first();

  function first() {
    const under = box.querySelector(root ? ".para:hover" : ".item:hover");
    if (under) return under;
    if (root && scrollY === 0) return undefined;
    for (const e of box.querySelectorAll(root ? ".para" : ".item")) if (inSight(e)) return e;
    return undefined;
  }
}

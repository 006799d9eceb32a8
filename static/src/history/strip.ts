// strip.ts lets a view say something in the one strip above it, as long as the view is there.

import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo } from "preact/hooks";
import { strips } from "../ui";

/** Says it; null leaves the strip to what it says by itself. */
export function useStrip(body: JSX.Element | null) {
  const said = useMemo(() => signal<JSX.Element | null>(null), []);
  useLayoutEffect(() => void (said.value = body));
  useEffect(() => {
    const say = () => said.value;
    strips.value = [say, ...strips.peek()];
    return () => void (strips.value = strips.peek().filter((s) => s !== say));
  }, []);
}

// api.ts asks the server over HTTP: same origin, the session's cookie. A lost line is an answer too.

import { session } from "./state";
import type * as wire from "./wire";

export type Answer<T> =
  | { ok: T; status: number; error?: undefined }
  | { ok?: undefined; status: number; error: wire.Error };

/** Asks GET /api/{path}, or POST when there is a body. Status 0: the server could not be reached. */
export async function api<T>(path: string, body?: unknown, signal?: AbortSignal): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch("/api/" + path, {
      signal,
      ...(body !== undefined && {
        method: "POST",
        body: body instanceof Blob ? body : JSON.stringify(body),
        headers: { "Content-Type": body instanceof Blob ? "application/octet-stream" : "application/json" },
      }),
    });
  } catch {
    return { status: 0, error: { code: "offline", message: "The server cannot be reached." } };
  }
  if (response.status === 401) session.value = null;
  try {
    const value = await response.json();
    if (response.ok) return { ok: value as T, status: response.status };
    return { status: response.status, error: (value.error ?? value) as wire.Error };
  } catch {
    if (response.ok) return { ok: undefined as T, status: response.status };
    return {
      status: response.status,
      error: { code: "unreadable", message: `The server answered ${response.status} without words.` },
    };
  }
}

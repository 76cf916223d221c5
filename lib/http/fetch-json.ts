import { isProblem, type ProblemCode, ProblemError } from "./problem";
import { noteServerTime } from "./server-clock";
import { tellSessionEnd } from "./session-end";

const CODE_BY_STATUS: Record<number, ProblemCode> = {
  401: "unauthenticated",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  429: "upstream_throttled",
  503: "upstream_unavailable",
  504: "upstream_timeout",
};

type JsonInit = { signal?: AbortSignal; headers?: Record<string, string> };

/**
 * Reads JSON from one of our own routes.
 * @throws ProblemError for every answer that is not a success, a lost connection included;
 *   an abort by `signal` is passed on as it is.
 */
export async function fetchJson<T>(url: string, init: JsonInit = {}): Promise<T> {
  return readAnswer(await send(url, init));
}

/** Sends JSON to one of our own routes and reads JSON back; throws as `fetchJson` does. */
export function postJson<T>(url: string, body: unknown, init: JsonInit = {}): Promise<T> {
  return sendJson<T>("POST", url, body, init);
}

/** The same with any method that writes; an undefined body is none. */
export async function sendJson<T>(
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  url: string,
  body?: unknown,
  init: JsonInit = {},
): Promise<T> {
  const headers = { ...init.headers, "content-type": "application/json" };
  const sent = body === undefined ? init : { ...init, headers, body: JSON.stringify(body) };
  return readAnswer(await send(url, { ...sent, method }));
}

async function readAnswer<T>(response: Response): Promise<T> {
  noteServerTime(response.headers.get("date"));
  if (response.status === 401) tellSessionEnd();
  const body = await readBody(response);
  if (response.ok && body !== undefined) return body as T;
  if (isProblem(body)) {
    const { code, type: _type, title: _title, status: _status, ...details } = body;
    throw new ProblemError(code, details);
  }
  throw new ProblemError(CODE_BY_STATUS[response.status] ?? "internal", {
    detail: `The server answered ${response.status} in a form this page does not understand.`,
  });
}

type SendInit = Omit<RequestInit, "headers"> & { headers?: Record<string, string> };

async function send(url: string, init: SendInit): Promise<Response> {
  try {
    return await fetch(url, {
      ...init,
      headers: { accept: "application/json, application/problem+json", ...init.headers },
    });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ProblemError("upstream_unavailable", {
      detail: "The dashboard's server cannot be reached. Check the connection and try again.",
      reason: "unreachable",
      cause,
    });
  }
}

async function readBody(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    return undefined;
  }
}

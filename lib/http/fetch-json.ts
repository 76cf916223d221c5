import { isProblem, type ProblemCode, ProblemError } from "./problem";
import { noteServerTime, serverNow } from "./server-clock";
import { reportSessionEnd } from "./session-end";

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

/** What an answer says; throws as `fetchJson` does. */
export async function readAnswer<T>(response: Response): Promise<T> {
  noteServerTime(response.headers.get("date"));
  if (response.status === 401) reportSessionEnd();
  const body = await readBody(response);
  if (response.ok && body !== undefined) return body as T;
  throw errorFrom(response, body);
}

/**
 * The error that an answer stands for: the problem in its body, else what can be read from its status
 * and `Retry-After`, as whatever stands before the server may have given it.
 */
export function errorFrom({ status, headers }: Response, body: unknown): ProblemError {
  if (isProblem(body)) {
    const { code, status: _status, ...details } = body;
    return new ProblemError(code, details);
  }
  const retryAfter = secondsUntil(headers.get("retry-after"));
  return new ProblemError(CODE_BY_STATUS[status] ?? "internal", {
    detail: `The server answered ${status} in a form this page does not understand.`,
    ...(retryAfter !== null && { retryAfter }),
  });
}

const LONGEST_WAIT_S = 300;

/** Whole seconds: a second at least, as pages try again by themselves. RFC 9110, section 10.2.3. */
function secondsUntil(header: string | null): number | null {
  const text = header?.trim() ?? "";
  const isDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text);
  const date = isDate ? (Date.parse(text) - serverNow()) / 1000 : Number.NaN;
  const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : date;
  return Number.isNaN(seconds) ? null : Math.min(Math.max(1, Math.ceil(seconds)), LONGEST_WAIT_S);
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
    throw lostConnection(cause);
  }
}

export function lostConnection(cause: unknown): ProblemError {
  return new ProblemError("upstream_unavailable", {
    detail: "The dashboard's server cannot be reached. Check the connection and try again.",
    reason: "unreachable",
    cause,
  });
}

async function readBody(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    if (response.ok && cause instanceof TypeError) throw lostConnection(cause);
    return undefined;
  }
}

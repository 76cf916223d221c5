import "server-only";
import { type } from "node:os";
import type { SpApiConfig } from "./config";
import { type Cause, type HttpAnswer, SpApiError } from "./errors";

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type HttpParts = { fetch: Fetch; now: () => number };

/**
 * One HTTP exchange, its body included, within a time limit. Rejects with the caller's abort reason,
 * or with SpApiError "timeout" or "unavailable"; a body that ends early is "unavailable", too. A
 * status is never an error here.
 */
export async function exchange(
  parts: HttpParts,
  url: string,
  init: RequestInit,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<HttpAnswer> {
  signal?.throwIfAborted();
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), timeoutMs);
  try {
    const response = await parts.fetch(url, {
      ...init,
      redirect: "error",
      cache: "no-store",
      signal: signal ? AbortSignal.any([signal, limit.signal]) : limit.signal,
    });
    return {
      status: response.status,
      requestId: response.headers.get("x-amzn-requestid"),
      rateLimit: response.headers.get("x-amzn-ratelimit-limit"),
      errorType: response.headers.get("x-amzn-errortype"),
      retryAfterSeconds: secondsUntil(response.headers.get("retry-after"), parts.now()),
      sentAt: instantOf(response.headers.get("date")),
      body: await bodyOf(response, signal),
    };
  } catch (error) {
    signal?.throwIfAborted();
    throw outage(error, limit.signal.aborted);
  } finally {
    clearTimeout(timer);
  }
}

/** What a body says beside these statuses changes nothing, so one that breaks off does no harm. */
function saysEnough({ status }: Response): boolean {
  return status === 429 || status >= 500;
}

async function bodyOf(response: Response, signal?: AbortSignal): Promise<unknown> {
  try {
    return jsonOf(response, await response.text());
  } catch (error) {
    signal?.throwIfAborted();
    if (saysEnough(response)) return undefined;
    throw error;
  }
}

/**
 * undefined where there is no JSON. Node's fetch takes a compressed body that ends early, or one that
 * is longer than announced, as if it were whole: what claims to be JSON and is none was cut.
 */
function jsonOf({ headers }: Response, text: string): unknown {
  const isPacked = headers.has("content-encoding");
  const claims = /[/+]json\b/i.test(headers.get("content-type") ?? "");
  try {
    return JSON.parse(text);
  } catch (error) {
    if (isPacked || (claims && text !== "")) throw error;
    return undefined;
  }
}

/** No pause is longer: what asks for more, by mistake or not, is asked once more after this. */
const LONGEST_PAUSE_SECONDS = 300;
/** Seconds, also in fractions: servers write them, though RFC 9110 knows whole ones only. */
const SECONDS = /^\d+(?:\.\d+)?$/;
/** Every form of an HTTP date begins with the day of the week (RFC 9110, section 5.6.7). */
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/;

/** Retry-After is a number of seconds or a date. RFC 9110, section 10.2.3. */
function secondsUntil(header: string | null, now: number): number | null {
  const text = header?.trim() ?? "";
  if (SECONDS.test(text)) return Math.min(Number(text), LONGEST_PAUSE_SECONDS);
  const date = instantOf(text);
  if (date === null) return null;
  return Math.min(Math.max(0, (date - now) / 1000), LONGEST_PAUSE_SECONDS);
}

function instantOf(header: string | null): number | null {
  const date = HTTP_DATE.test(header ?? "") ? Date.parse(header ?? "") : Number.NaN;
  return Number.isNaN(date) ? null : date;
}

function outage(error: unknown, late: boolean): SpApiError {
  if (late) return new SpApiError({ kind: "timeout" });
  const cause = harmless(error);
  return ofProxy(error, cause) ?? new SpApiError({ kind: "unavailable", cause });
}

/** The process's proxy marks its failures by code, and its sentences hold nothing that was sent. */
function ofProxy(error: unknown, cause: Cause): SpApiError | null {
  if (!cause.code?.startsWith("OUTGOING_PROXY_")) return null;
  return new SpApiError({ kind: "proxy", message: innermost(error)?.message, cause });
}

/** A fetch error can lead to the request and so to the token: only its names are kept. */
function harmless(error: unknown): Cause {
  const inner = innermost(error);
  if (inner === null) return { name: "Error", code: null };
  const code = "code" in inner && typeof inner.code === "string" ? inner.code : null;
  return { name: inner.name, code };
}

/** Node's fetch wraps what has happened. */
function innermost(error: unknown): Error | null {
  if (!(error instanceof Error)) return null;
  return error.cause instanceof Error ? error.cause : error;
}

const LONGEST_USER_AGENT = 500;
const USER_AGENT = `ServiceJobsDashboard/0.1.0 (Language=TypeScript/Node.js ${process.versions.node}; Platform=${type()})`;

/** Amazon: "Include a User-Agent header in all requests": Language is required, 500 characters. */
export function userAgentOf(config: SpApiConfig): string {
  return (config.userAgent ?? USER_AGENT).slice(0, LONGEST_USER_AGENT);
}

/** Failures of a connection that was never made: nothing has been sent. */
const UNCONNECTED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

/** Whether a failure of an exchange shows that the request cannot have reached anybody. */
export function wasNeverSent({ kind, status, cause }: SpApiError): boolean {
  if (kind === "proxy") return true;
  if (status !== null || typeof cause !== "object" || cause === null) return false;
  return "code" in cause && typeof cause.code === "string" && UNCONNECTED.has(cause.code);
}

/** Whether the proxy said no, and will until somebody changes its rules or the name it is given. */
export function wasRefusedByProxy({ kind, cause }: SpApiError): boolean {
  if (kind !== "proxy" || typeof cause !== "object" || cause === null) return false;
  return "code" in cause && cause.code === "OUTGOING_PROXY_REFUSED";
}

/** All the headers of a request: nothing of a browser's is ever passed on. */
export function headersOf(config: SpApiConfig, token: string, now: number): Record<string, string> {
  return {
    accept: "application/json",
    "user-agent": userAgentOf(config),
    "x-amz-access-token": token,
    "x-amz-date": basicDate(now),
  };
}

/** ISO 8601 in its basic form, as in 20190430T123600Z. */
function basicDate(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+|[-:]/g, "");
}

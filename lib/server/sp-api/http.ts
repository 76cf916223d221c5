import "server-only";
import { SpApiError } from "./errors";

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What came back: the status, the headers that matter, and the body where it is JSON. */
export type HttpAnswer = {
  status: number;
  requestId: string | null;
  rateLimit: string | null;
  /** x-amzn-ErrorType, which a body without errors may leave as the only reason. */
  errorType: string | null;
  retryAfterSeconds: number | null;
  /** undefined when the body is empty or not JSON. */
  body: unknown;
};

export type HttpParts = { fetch: Fetch; now: () => number };

/**
 * One HTTP exchange, its body included, within a time limit. Rejects with the caller's abort reason,
 * or with SpApiError "timeout" or "unavailable". A status is never an error here.
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
      body: jsonOf(await response.text()),
    };
  } catch (error) {
    signal?.throwIfAborted();
    throw outage(error, limit.signal.aborted);
  } finally {
    clearTimeout(timer);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Retry-After is a number of seconds or a date. RFC 9110, section 10.2.3. */
function secondsUntil(header: string | null, now: number): number | null {
  if (header === null) return null;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}

function outage(error: unknown, late: boolean): SpApiError {
  return late
    ? new SpApiError({ kind: "timeout" })
    : new SpApiError({ kind: "unavailable", cause: harmless(error) });
}

/** A fetch error can lead to the request and so to the token: only its names are kept. */
function harmless(error: unknown): { name: string; code: string | null } {
  if (!(error instanceof Error)) return { name: "Error", code: null };
  const inner = error.cause instanceof Error ? error.cause : error;
  const code = "code" in inner && typeof inner.code === "string" ? inner.code : null;
  return { name: inner.name, code };
}

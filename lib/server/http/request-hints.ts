import "server-only";

/** A person asked for fresh rows: `Cache-Control: no-cache`, as browsers say it on reload. */
export function wantsFresh(request: Request): boolean {
  return request.headers.get("cache-control")?.includes("no-cache") ?? false;
}

/**
 * Who waits for the answer. `Purpose: prefetch` is a guess about what a person wants next: browsers
 * say it with `Sec-Purpose`, which no script may set.
 */
export function laneOf({ headers }: Request): "interactive" | "prefetch" {
  const purpose = headers.get("sec-purpose") ?? headers.get("purpose") ?? "";
  return /^prefetch\b/iu.test(purpose.trim()) ? "prefetch" : "interactive";
}

const LONGEST_WAIT_SECONDS = 25;

/** How long the caller is ready to wait (RFC 7240, `Prefer: wait=4`), in milliseconds. */
export function patienceOf(request: Request): number {
  const seconds = Number(/\bwait=(\d{1,3})\b/u.exec(request.headers.get("prefer") ?? "")?.[1]);
  return Math.min(seconds || LONGEST_WAIT_SECONDS, LONGEST_WAIT_SECONDS) * 1000;
}

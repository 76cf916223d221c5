import autocannon from "autocannon";
import { NO_LIMITS, withBenchApp } from "@/e2e/bench/bench-app";
import type { Figure } from "@/e2e/bench/figures";
import { cookieHeader, signInDemo } from "@/e2e/support/api/sign-in";

const SECONDS = 8;
const CONNECTIONS = 20;

/** Requests a second: an empty route handler, a page from memory, a page from Amazon each time. */
export async function throughput(): Promise<Figure[]> {
  return withBenchApp(NO_LIMITS, async ({ app }) => {
    const cookie = cookieHeader(await signInDemo(app.baseUrl, "manager"));
    const run = async (path: string, each?: () => string) => {
      const result = await autocannon({
        url: `${app.baseUrl}${path}`,
        headers: { cookie },
        connections: CONNECTIONS,
        duration: SECONDS,
        ...(each && {
          requests: [
            { setupRequest: (request: autocannon.Request) => ({ ...request, path: each() }) },
          ],
        }),
      });
      if (result.non2xx + result.errors > 0) throw new Error(`${path}: ${result.non2xx} refused.`);
      return result.requests.average;
    };
    await run("/api/jobs");
    const empty = await run("/api/health");
    const cached = await run("/api/jobs");
    let minute = 0;
    const uncached = await run("/api/jobs", () => {
      const created = new Date(Date.UTC(2026, 0, 1) + minute++ * 60_000).toISOString();
      return `/api/jobs?created=${created}..`;
    });
    const target = Math.min(1000, empty * 0.8);
    return [
      {
        what: "A page from memory, requests a second",
        measured: `${Math.round(cached)} (${(cached / empty).toFixed(2)} × the empty handler's ${Math.round(empty)})`,
        target: `≥ ${Math.round(target)} (1,000, or 0.8 × the empty handler)`,
        met: cached >= target,
      },
      {
        what: "A page asked of the upstream each time, requests a second, no limiter",
        measured: String(Math.round(uncached)),
        target: "–",
        met: null,
      },
    ];
  });
}

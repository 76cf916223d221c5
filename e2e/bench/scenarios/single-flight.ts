import { withBenchApp } from "@/e2e/bench/bench-app";
import type { Figure } from "@/e2e/bench/figures";

const REQUESTS = 100;

/** A hundred people ask the same thing at once, of a process that has never asked anything. */
export async function singleFlight(): Promise<Figure[]> {
  return withBenchApp({}, async ({ get, stats }) => {
    const answers = await Promise.all(
      Array.from({ length: REQUESTS }, async () => (await get("/api/jobs?created=7d")).status),
    );
    const { requests, tokensIssued } = await stats();
    const calls = Object.values(requests.getServiceJobs ?? {}).reduce((sum, n) => sum + n, 0);
    const answered = answers.filter((status) => status === 200).length;
    return [
      {
        what: `${REQUESTS} equal requests at once, cold`,
        measured: `${answered} answered, ${calls} upstream call, ${tokensIssued} token call`,
        target: "1 upstream call, 1 token call",
        met: answered === REQUESTS && calls === 1 && tokensIssued === 1,
      },
    ];
  });
}

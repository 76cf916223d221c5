import { withBenchApp } from "@/e2e/bench/bench-app";
import { type Figure, ms, percentile, timed } from "@/e2e/bench/figures";

const USERS = 50;
const QUESTIONS = 200;
const SECONDS = 60;

/**
 * Fifty people for a minute, each with a new filter every 15 s and a page turn every 5 s; what they
 * ask is drawn like words in a language: few questions often, many seldom.
 */
export async function manyUsers(): Promise<Figure[]> {
  return withBenchApp({}, async ({ get, stats }) => {
    const draw = zipf(QUESTIONS, randomFrom(7));
    const waits: number[] = [];
    const refused: number[] = [];
    const ask = async (path: string): Promise<{ asOf?: string; hasNext?: boolean }> => {
      const { value, took } = await timed(() => get(path));
      const body = await value.json();
      waits.push(took);
      if (!value.ok) refused.push(value.status);
      return body;
    };
    const end = performance.now() + SECONDS * 1000;
    const live = async (user: number) => {
      await pause((user / USERS) * 5000);
      while (performance.now() < end) {
        const search = questionOf(draw());
        const first = await ask(`/api/jobs?${search}`);
        for (let page = 2; page <= 3 && performance.now() < end; page++) {
          await pause(5000);
          if (!first.hasNext) continue;
          await ask(`/api/jobs?${search}&page=${page}&asOf=${first.asOf}`);
        }
        await pause(5000);
      }
    };
    await Promise.all(Array.from({ length: USERS }, (_, user) => live(user)));
    const { throttled, requests } = await stats();
    const calls = Object.values(requests.getServiceJobs ?? {}).reduce((sum, n) => sum + n, 0);
    const p95 = percentile(waits, 0.95);
    return [
      {
        what: `${USERS} users for ${SECONDS} s, p95 of ${waits.length} requests`,
        measured: `${ms(p95)} (p50 ${ms(percentile(waits, 0.5))}, ${calls} upstream calls)`,
        target: "≤ 500 ms",
        met: p95 <= 500,
      },
      {
        what: "… throttles, requests lost",
        measured: `${throttled}, ${refused.length}`,
        target: "0, 0",
        met: throttled === 0 && refused.length === 0,
      },
    ];
  });
}

const STATUSES = ["NOT_SERVICED", "COMPLETED", "CANCELLED", "PENDING_SCHEDULE"];

function questionOf(rank: number): string {
  const status = STATUSES[rank % STATUSES.length];
  const day = 1 + Math.floor(rank / STATUSES.length);
  const start = new Date(Date.UTC(2026, 5, day)).toISOString().slice(0, 10);
  return `status=${status}&created=${start}..`;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Draws ranks from 0 with probability proportional to 1 / (rank + 1). */
function zipf(size: number, random: () => number): () => number {
  const weights = Array.from({ length: size }, (_, rank) => 1 / (rank + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return () => {
    let left = random() * total;
    return Math.max(
      0,
      weights.findIndex((weight) => {
        left -= weight;
        return left <= 0;
      }),
    );
  };
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

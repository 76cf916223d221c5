/** One line of the table: what was measured, what came out, and whether it is within its target. */
export type Figure = { what: string; measured: string; target: string; met: boolean | null };

/** The value below which a share `p` of the sample lies. */
export function percentile(sample: readonly number[], p: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}

export const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
export const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`;

export async function timed<T>(work: () => Promise<T>): Promise<{ value: T; took: number }> {
  const started = performance.now();
  const value = await work();
  return { value, took: performance.now() - started };
}

/** Runs the tasks with so many at a time, in order of their index. */
export async function pool<T>(
  size: number,
  count: number,
  task: (index: number) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const index = next++;
      results[index] = await task(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(size, count) }, worker));
  return results;
}

function verdict(met: boolean | null): string {
  if (met === null) return "";
  return met ? "yes" : "NO";
}

export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, measured, target, met }) => [
    what,
    measured,
    target,
    verdict(met),
  ]);
  return ["| Scenario | Measured | Target | Met |", "|---|---|---|---|"]
    .concat(rows.map((cells) => `| ${cells.join(" | ")} |`))
    .join("\n");
}

/** One line for a sample in ms: its median and p95. The p95 decides, or what the limit is of. */
export function timesFigure(
  what: string,
  sample: readonly number[],
  limit: number | { median: number } | null,
): Figure {
  const [p50, p95] = [percentile(sample, 0.5), percentile(sample, 0.95)];
  const line = { what: `${what}, ${sample.length}×`, measured: `${ms(p50)} (p95 ${ms(p95)})` };
  if (limit === null) return { ...line, target: "–", met: null };
  return typeof limit === "number"
    ? { ...line, target: `p95 ≤ ${limit} ms`, met: p95 <= limit }
    : { ...line, target: `median ≤ ${limit.median} ms`, met: p50 <= limit.median };
}

/** The worst of the sample decides: a page that moves once in a while moves. */
export function shiftFigure(what: string, sample: readonly number[], limit: number): Figure {
  const worst = Math.max(...sample);
  return {
    what: `${what}, ${sample.length}×`,
    measured: `${percentile(sample, 0.5).toFixed(4)} (worst ${worst.toFixed(4)})`,
    target: `≤ ${limit}`,
    met: worst <= limit,
  };
}

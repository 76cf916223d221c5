import { type Figure, ms, percentile } from "@/e2e/bench/figures";

/** One line for a sample in ms: its median and p95. The p95 decides. */
export function timesFigure(what: string, sample: readonly number[], limit: number | null): Figure {
  const [p50, p95] = [percentile(sample, 0.5), percentile(sample, 0.95)];
  return {
    what: `${what}, ${sample.length}×`,
    measured: `${ms(p50)} (p95 ${ms(p95)})`,
    target: limit === null ? "–" : `p95 ≤ ${limit} ms`,
    met: limit === null ? null : p95 <= limit,
  };
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

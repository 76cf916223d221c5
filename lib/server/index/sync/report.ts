import "server-only";
import type { IndexReport, IndexState } from "@/lib/jobs/job-index";
import { iso, MINUTE } from "./clock";
import type { Market } from "./market";
import type { Health } from "./tasks";

/** How long a poll's silence is nothing to speak of, in intervals. */
const INTERVALS = 3;

export type SyncReport = Omit<IndexReport, "mode" | "rows">;

/** How the index is as a whole: as its furthest behind marketplace is. */
export function reportOf(
  markets: readonly Market[],
  { stopped, trouble }: Health,
  intervalMs: number,
): SyncReport {
  const ages = markets.map(({ progress }) => progress.at.fast);
  const asOf = ages.includes(null) || ages.length === 0 ? null : Math.min(...ages.map(Number));
  const isHeld = markets.length > 0 && markets.every((market) => market.isFilled());
  const state = stopped === null ? stateOf(markets, intervalMs) : "stopped";
  return {
    state,
    asOf: asOf === null ? null : iso(asOf),
    since: sinceOf(markets),
    verified: verifiedOf(markets),
    progress: isHeld ? null : average(markets.map(filledPart)),
    reason: stopped ?? (state === "ready" ? null : trouble),
  };
}

function stateOf(markets: readonly Market[], intervalMs: number): IndexState {
  if (markets.length === 0 || !markets.every((market) => market.isFilled())) return "filling";
  return markets.some((market) => lagOf(market) > INTERVALS * intervalMs) ? "behind" : "ready";
}

/** How long ago a marketplace's last finished poll began. */
export function lagOf({ progress, reads, clock }: Market): number {
  const { fast } = progress.at;
  return fast === null ? 0 : reads.byAmazon(clock.now()) - fast;
}

/** How far back a marketplace's jobs are held, in epoch ms; null where none are. */
export function heldSince(market: Market): number | null {
  const { fill } = market.progress.at;
  if (fill === null || fill.rows + (fill.doneAt ?? 0) === 0) return null;
  return fill.doneAt === null ? fill.to : Math.max(fill.from, market.oldest());
}

function sinceOf(markets: readonly Market[]): string | null {
  const all = markets.map(heldSince);
  return all.length === 0 || all.includes(null) ? null : iso(Math.max(...all.map(Number)));
}

function verifiedOf(markets: readonly Market[]): IndexReport["verified"] {
  const all = markets.flatMap(({ progress }) => progress.at.verified ?? []);
  if (all.length < markets.length || all.length === 0) return null;
  return {
    have: all.reduce((sum, { have }) => sum + have, 0),
    said: all.reduce((sum, { said }) => sum + said, 0),
    at: iso(Math.min(...all.map(({ at }) => at))),
  };
}

function filledPart(market: Market): number {
  const { fill } = market.progress.at;
  if (fill === null) return 0;
  if (market.isFilled()) return 1;
  if (fill.total !== null && fill.total > 0) return Math.min(1, fill.rows / fill.total);
  const now = market.reads.byAmazon(market.clock.now());
  return Math.min(1, Math.max(0, (now - fill.to) / Math.max(MINUTE, now - fill.from)));
}

function average(parts: readonly number[]): number {
  return parts.length === 0 ? 0 : parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

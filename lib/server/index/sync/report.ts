import "server-only";
import type { IndexReport, IndexState } from "@/lib/jobs/job-index";
import { iso, MINUTE, SECOND } from "./clock";
import type { MarketView } from "./market";
import type { Health } from "./tasks";

/** How long a poll's silence is nothing to speak of, in intervals. */
const INTERVALS = 3;

export type SyncReport = Omit<IndexReport, "mode" | "rows" | "sequence">;

/** How the index is as a whole: as its furthest behind marketplace is. */
export function reportOf(
  markets: readonly MarketView[],
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

function stateOf(markets: readonly MarketView[], intervalMs: number): IndexState {
  if (markets.length === 0 || !markets.every((market) => market.isFilled())) return "filling";
  return markets.some((market) => lagOf(market) > INTERVALS * intervalMs) ? "behind" : "ready";
}

/** How long ago a marketplace's last finished poll began. */
function lagOf({ progress, byAmazon }: MarketView): number {
  const { fast } = progress.at;
  return fast === null ? 0 : byAmazon() - fast;
}

/** The longest of the markets' lags, in seconds. */
export function lagSecondsOf(markets: readonly MarketView[]): number {
  return Math.max(0, ...markets.map(lagOf)) / SECOND;
}

/** Jobs created since then, all that are kept once it is filled, and how old the view of them is. */
export type Reach = {
  since: number;
  isFilled: boolean;
  lagMs: number;
  /** Whether Amazon answers nobody at the moment, as far as is known. */
  isAmazonAway: boolean;
};

/** What is held of a marketplace; null where nothing is. */
export function reachOf(
  markets: readonly MarketView[],
  marketplace: string,
  { stopped, trouble }: Pick<Health, "stopped" | "trouble">,
): Reach | null {
  const market = markets.find((one) => one.marketplace === marketplace);
  const since = market ? heldSince(market) : null;
  if (!market || since === null) return null;
  const reason = stopped ?? trouble;
  const isAmazonAway = reason === "unavailable" || reason === "access";
  return { since, isFilled: market.isFilled(), lagMs: lagOf(market), isAmazonAway };
}

/** How far back a marketplace's jobs are held, in epoch ms; null where none are. */
function heldSince(market: MarketView): number | null {
  const { fill } = market.progress.at;
  if (fill === null || fill.rows + (fill.doneAt ?? 0) === 0) return null;
  return fill.doneAt === null ? fill.to : Math.max(fill.from, market.oldest());
}

function sinceOf(markets: readonly MarketView[]): string | null {
  const all = markets.map(heldSince);
  return all.length === 0 || all.includes(null) ? null : iso(Math.max(...all.map(Number)));
}

function verifiedOf(markets: readonly MarketView[]): IndexReport["verified"] {
  const all = markets.flatMap(({ progress }) => progress.at.verified ?? []);
  if (all.length < markets.length || all.length === 0) return null;
  return {
    have: all.reduce((sum, { have }) => sum + have, 0),
    said: all.reduce((sum, { said }) => sum + said, 0),
    at: iso(Math.min(...all.map(({ at }) => at))),
  };
}

function filledPart(market: MarketView): number {
  const { fill } = market.progress.at;
  if (fill === null) return 0;
  if (market.isFilled()) return 1;
  if (fill.total !== null && fill.total > 0) return Math.min(1, fill.rows / fill.total);
  const now = market.byAmazon();
  return Math.min(1, Math.max(0, (now - fill.to) / Math.max(MINUTE, now - fill.from)));
}

function average(parts: readonly number[]): number {
  return parts.length === 0 ? 0 : parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

import "server-only";
import type { CreatedSpan, HeldJob, Read } from "@/lib/server/index/index-table";
import { DAY, HOUR, SECOND } from "./clock";
import { crawlSpan } from "./fill";
import { createdWithin, type Market } from "./market";
import { OVERLAP } from "./polls";

const RECENT_DAYS = 7;
/** A job that so many complete reads of its slice did not show is hidden. */
const MISSES_TO_HIDE = 2;
/** Whoever loses more jobs at once, of a slice of so many, is not believed. */
const MOST_GONE = 20;
const MOST_GONE_SHARE = 0.02;
/** A slice whose count nothing can bring into agreement is left alone for so long. */
const DISTRUST_MS = 6 * HOUR;
const EVERYTHING_MS = 30 * DAY;

export type Verifier = {
  /** Compares every slice with Amazon's count, and reads again those that differ. */
  verify(): Promise<void>;
  /** Reads the month again that has waited longest, where that is too long. */
  rereadMonth(): Promise<void>;
};

export function createVerifier(market: Market): Verifier {
  const { marketplace, table, progress, reads, clock, log, tally } = market;
  /** Until when a slice is left alone, by its first instant and length. */
  const distrusted = new Map<string, number>();
  /** What this round has missed, by id: days and months overlap, and one round counts once. */
  const missedNow = new Map<string, HeldJob>();

  /** Amazon's count; null where it gives none. */
  async function countByAmazon(span: CreatedSpan): Promise<number | null> {
    const query = { ...createdWithin(marketplace, span), pageSize: 1 };
    const { data } = await market.ask("count")(query);
    return data.totalResultSize;
  }

  /** Whether the slice was read as a whole, and Amazon's count bears it out. */
  async function reread(span: CreatedSpan): Promise<boolean> {
    const read = reads.begin();
    const seen = new Set<string>();
    const outcome = await crawlSpan(market, "reread", span, async ({ jobs }) => {
      await market.put(jobs, read);
      for (const { serviceJobId } of jobs) if (serviceJobId) seen.add(serviceJobId);
    });
    const isProven = outcome.complete && outcome.total !== null;
    if (isProven) await missUnseen(span, read, seen);
    return isProven;
  }

  async function missUnseen(span: CreatedSpan, read: Read, seen: Set<string>): Promise<void> {
    const held = await table.held(marketplace, span);
    const visible = held.filter(({ missed }) => missed < MISSES_TO_HIDE);
    const unseen = visible.filter((job) => !seen.has(job.id) && job.readNumber < read.number);
    if (unseen.length > Math.max(MOST_GONE, visible.length * MOST_GONE_SHARE)) {
      const about = { marketplace, missing: unseen.length, held: visible.length };
      log.warn(about, "Amazon shows so many jobs less that the index keeps them");
      return;
    }
    const missed = unseen.filter(({ id }) => !missedNow.has(id));
    if (missed.length === 0) return;
    await table.missed(
      marketplace,
      missed.map(({ id }) => id),
      read,
    );
    for (const job of missed) missedNow.set(job.id, job);
  }

  /** How many visible jobs Amazon should count: those that this round has missed are on their way out. */
  async function expectedOf(span: CreatedSpan): Promise<number> {
    const { from, to } = span;
    const leaving = [...missedNow.values()].filter(
      ({ createdAt, missed }) =>
        missed + 1 < MISSES_TO_HIDE && createdAt !== null && createdAt >= from && createdAt <= to,
    );
    return (await table.count(marketplace, span)) - leaving.length;
  }

  async function compare(span: CreatedSpan): Promise<void> {
    const said = await countByAmazon(span);
    if (said === null || said === (await expectedOf(span))) return;
    tally.mismatches += 1;
    const key = `${span.from} ${Math.round((span.to - span.from) / DAY)}`;
    if ((distrusted.get(key) ?? 0) > clock.now()) return;
    tally.repairs += 1;
    if (await reread(span)) distrusted.delete(key);
    else distrusted.set(key, clock.now() + DISTRUST_MS);
  }

  /** What Amazon shows by now and the polls have brought. */
  function wholeSpan(): CreatedSpan {
    const until = (progress.at.fast ?? 0) - OVERLAP.fast;
    return { from: market.oldest(), to: Math.floor(until / SECOND) * SECOND };
  }

  return {
    async verify() {
      const whole = wholeSpan();
      missedNow.clear();
      const beyond = market.beyond();
      for (const span of [...daysOf(whole), ...monthsOf(whole), beyond]) await compare(span);
      const counts = [await countByAmazon(whole), await countByAmazon(beyond)];
      const said = counts.includes(null) ? null : sum(counts.map(Number));
      const have = sum([
        await table.count(marketplace, whole),
        await table.count(marketplace, beyond),
      ]);
      const at = reads.byAmazon(clock.now());
      const isWrong = [...distrusted.values()].some((until) => until > clock.now());
      const verified = said === null || (said !== have && isWrong) ? null : { have, said, at };
      await progress.advance({ verified }, (facts) => table.setFacts(facts));
    },

    async rereadMonth() {
      const { fill, months } = progress.at;
      const now = reads.byAmazon(clock.now());
      const readAt = ({ from }: CreatedSpan) => months?.[monthName(from)] ?? fill?.doneAt ?? now;
      const due = monthsOf(wholeSpan())
        .filter((span) => now - readAt(span) >= EVERYTHING_MS)
        .sort((one, other) => readAt(one) - readAt(other))[0];
      if (due === undefined) return;
      await reread(due);
      const kept = { ...months, [monthName(due.from)]: now };
      await progress.advance({ months: kept }, (facts) => table.setFacts(facts));
    },
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((one, other) => one + other, 0);
}

/** The recent days of UTC, newest first; neighbours share their ends. */
export function daysOf({ from, to }: CreatedSpan): CreatedSpan[] {
  const spans: CreatedSpan[] = [];
  let end = to;
  while (spans.length < RECENT_DAYS && end > from) {
    const start = Math.max(from, Math.ceil(end / DAY - 1) * DAY);
    spans.push({ from: start, to: end });
    end = start;
  }
  return spans;
}

/** The months of UTC, newest first; neighbours share their ends. */
export function monthsOf({ from, to }: CreatedSpan): CreatedSpan[] {
  const spans: CreatedSpan[] = [];
  let end = to;
  while (end > from) {
    const { year, month } = monthBefore(end);
    const start = Math.max(from, Date.UTC(year, month));
    spans.push({ from: start, to: end });
    end = start;
  }
  return spans;
}

/** The month in which the moment just before lies. */
function monthBefore(ms: number): { year: number; month: number } {
  const date = new Date(ms - 1);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() };
}

function monthName(ms: number): string {
  return new Date(ms).toISOString().slice(0, 7);
}

import { addDays, dayInZone, endOfDay, firstOfMonth, startOfDay } from "@/lib/time/calendar";
import type { Bucket, BucketKind, Figures, Series } from "./insights";

/** Ten years of weeks. What was created before the first of them stands in no bucket. */
const MOST_BUCKETS = 530;

/** The first day of the week, from Monday on (ISO 8601), or of the month that a day is in. */
function firstDay(bucket: BucketKind, day: string): string {
  if (bucket === "month") return firstOfMonth(day, 0);
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** The first day of the bucket that is so many before one; after it when negative. */
function earlier(bucket: BucketKind, first: string, count: number): string {
  return bucket === "month" ? firstOfMonth(first, -count) : addDays(first, -7 * count);
}

/**
 * The buckets from the one that holds `from` to the one that holds `to` (epoch ms, both included), the
 * latest `MOST_BUCKETS` of them.
 * @param now one that is not over at this time (epoch ms) is no whole one
 */
export function bucketsOf(
  bucket: BucketKind,
  { from, to }: { from: number; to: number },
  zone: string,
  now: number,
): Bucket[] {
  const last = firstDay(bucket, dayInZone(to, zone));
  const earliest = earlier(bucket, last, MOST_BUCKETS - 1);
  const begin = firstDay(bucket, dayInZone(from, zone));
  const buckets: Bucket[] = [];
  let first = [begin, earliest].toSorted().at(-1) ?? last;
  while (first <= last) {
    const next = earlier(bucket, first, -1);
    const day = addDays(next, -1);
    const end = endOfDay(day, zone);
    const isAsked = startOfDay(first, zone) >= from && (to >= end || to >= now);
    buckets.push({ from: first, to: day, isWhole: isAsked && end < now });
    first = next;
  }
  return buckets;
}

/** The latest bucket that is whole and the one before it; null where there are no two such. */
export function latestTwo(
  buckets: readonly Bucket[],
  { points }: Pick<Series, "points">,
): { bucket: Bucket; now: Figures; before: Figures } | null {
  const index = buckets.findLastIndex(({ isWhole }) => isWhole);
  const [bucket, now, before] = [buckets[index], points[index], points[index - 1]];
  if (!bucket || !now || !before || buckets[index - 1]?.isWhole !== true) return null;
  return { bucket, now, before };
}

import "server-only";
import { dayInZone } from "@/lib/time/calendar";
import { parseInstant } from "@/lib/time/instant";
import type { ExportRequest } from "./export-request";

/** Nothing is older: where a range begins here, it is open. */
const OPEN = Date.UTC(2010, 0, 2);

/**
 * A file's name with the days of the search: `service-jobs-2026-11-23.csv`, or the first and the last
 * one, and for a later part the row with which it begins.
 */
export function fileNameOf(
  { query, zone, start, unwritten }: ExportRequest,
  extension: string,
): string {
  const ends = [
    query.createdAfter ?? query.lastUpdatedAfter,
    query.createdBefore ?? query.lastUpdatedBefore,
  ].map((end) => (end === undefined ? null : parseInstant(end)));
  const days = ends
    .filter((end) => end !== null)
    .filter((end) => end >= OPEN)
    .map((end) => dayInZone(end, zone));
  const before = (start?.rows ?? 0) - unwritten.count;
  const part = before > 0 ? `_from-row-${before + 1}` : "";
  return `service-jobs-${[...new Set(days)].join("_")}${part}.${extension}`;
}

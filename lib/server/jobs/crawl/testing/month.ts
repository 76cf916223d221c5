import "server-only";
import { evenly } from "./scripted-amazon";

export const DAY = 86_400_000;
export const NOW = Date.parse("2026-11-23T12:00:00Z");

/** The question for jobs created from an instant (epoch ms) up to now. */
export function created(from: number, sortOrder: "ASC" | "DESC" = "DESC") {
  return {
    marketplaceId: "ATVPDKIKX0DER",
    createdAfter: new Date(from).toISOString(),
    createdBefore: new Date(NOW).toISOString(),
    sortField: "JOB_DATE",
    sortOrder,
  } as const;
}

/** A month with 200 pages of jobs. */
export const MONTH = created(NOW - 30 * DAY);
export const MONTHLY = evenly(4_000, NOW - 30 * DAY, NOW);

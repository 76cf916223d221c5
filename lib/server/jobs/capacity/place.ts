import "server-only";
import type { Place } from "@/lib/actions/capacity";
import { findMarketplace, marketplaceZone } from "@/lib/jobs/marketplaces";
import { emptySearch } from "@/lib/search/jobs-search";
import { settings } from "@/lib/server/config/settings";
import { isStorable } from "@/lib/server/db/database";
import { badBody } from "@/lib/server/http/json-body";
import { refuseStrange } from "@/lib/server/http/problems";
import { accounts } from "@/lib/server/jobs/accounts";
import { requireEnabled } from "@/lib/server/jobs/actions/request-action";
import { marketplaceFrom } from "@/lib/server/jobs/search-request";
import { addDays, dayInZone, daysBetween, isDay, startOfDay } from "@/lib/time/calendar";

export type KnownPlace = Place & {
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  /** The day that the store's clock shows. */
  today: string;
};

/** Amazon: Services API v1 model, ids of paths. */
const LONGEST_ID = 100;

/**
 * A store by its id, in the marketplace that is named or else the first one. Its clock is that of most of
 * its latest jobs: Amazon says of no store where it is.
 * @param known parameters that the caller reads beside `marketplace`
 * @throws ProblemError `not_enabled`, `bad_search`
 */
export async function placeOf(
  resource: string,
  params: URLSearchParams,
  known: readonly string[],
  { index } = accounts.get().default,
): Promise<KnownPlace> {
  requireEnabled("capacity");
  if (resource.length > LONGEST_ID || !isStorable(resource) || /^\.{0,2}$/.test(resource)) {
    const detail = `An id of 1 to ${LONGEST_ID} characters is needed.`;
    throw badBody({ parameter: "resource", code: "resourceForm", detail });
  }
  refuseStrange(params, ["marketplace", ...known]);
  const marketplace = marketplaceFrom(params) ?? settings().marketplaceIds[0];
  const zone = (await zoneOf(resource, marketplace, index)) ?? marketplaceZone(marketplace);
  const country = findMarketplace(marketplace)?.country ?? null;
  return { resource, marketplace, zone, country, today: dayInZone(Date.now(), zone) };
}

const LATEST = 20;

async function zoneOf(
  store: string,
  marketplace: string,
  index: ReturnType<typeof accounts.get>["default"]["index"],
): Promise<string | null> {
  if (index === null || index.holds(marketplace) === "none") return null;
  const created = { kind: "preset", preset: "any" } as const;
  const search = { ...emptySearch(), created, marketplace, store: [store], size: LATEST };
  const { jobs } = await index.list(search, { now: Date.now(), marketplace });
  const counts = new Map<string, number>();
  for (const { zone } of jobs) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first?.[0] ?? null;
}

/** Days of a store's clock as instants; the end of the last one is not part of it. */
export type DaySpan = { from: number; to: number };

/**
 * `from` and `to`, both included; today and the six days after it where they are left out.
 * @throws ProblemError `bad_search`
 */
export function daysAsked(
  params: URLSearchParams,
  { zone, today }: KnownPlace,
  most: number,
): DaySpan {
  const from = dayIn(params, "from") ?? today;
  const to = dayIn(params, "to") ?? addDays(from, 6);
  const days = daysBetween(from, to) + 1;
  if (days < 1 || days > most) {
    const detail = `1 to ${most} days are needed, the earlier one first.`;
    throw badBody({ parameter: "to", code: "daysOutside", detail, limit: most });
  }
  return { from: startOfDay(from, zone), to: startOfDay(addDays(to, 1), zone) };
}

function dayIn(params: URLSearchParams, parameter: string): string | null {
  const [text, ...others] = params.getAll(parameter);
  if (text === undefined) return null;
  if (others.length === 0 && isDay(text)) return text;
  const detail = "A day that exists is needed, such as 2026-11-23.";
  throw badBody({ parameter, code: "dayUnknown", detail });
}

import "server-only";
import type { BlocksAnswer, StoreScheduleAnswer } from "@/lib/actions/capacity";
import { daysFrom } from "@/lib/actions/wall-time";
import { type CapacitySpan, leastMinutes } from "@/lib/actions/week-plan";
import { emptySchedule } from "@/lib/schedule/schedule-search";
import { spanOf } from "@/lib/schedule/visit-time";
import { readRanges } from "@/lib/server/actions/capacity-reads";
import { shownIn, signatureOf } from "@/lib/server/actions/resource-write";
import { database } from "@/lib/server/db/process-database";
import { type BlockRow, blocksOf, findSentSchedule } from "@/lib/server/db/resource-actions";
import { chargeCall } from "@/lib/server/http/user-rate-limit";
import { accounts } from "@/lib/server/jobs/accounts";
import { addDays, startOfDay } from "@/lib/time/calendar";
import { bare, type CapacityCall, rangesOf } from "./capacity-answers";
import { type KnownPlace, placeOf } from "./place";

/** How far a schedule is looked at, as it is shown and compared. */
const DAYS = 90;

/**
 * What Amazon has for a store for ninety days, which visits are booked then, and what was sent last from here.
 * @throws ProblemError `not_enabled`, `bad_search`, and what Amazon says
 */
export async function storeSchedule(
  resource: string,
  { searchParams, user, signal }: CapacityCall,
): Promise<StoreScheduleAnswer> {
  const place = await placeOf(resource, searchParams, []);
  return scheduleAt(place, { user: user.id, signal });
}

export async function scheduleAt(
  place: KnownPlace,
  { user, signal }: { user: string; signal?: AbortSignal },
): Promise<StoreScheduleAnswer> {
  const { zone, today, country } = place;
  const last = addDays(today, DAYS - 1);
  const [from, to] = [startOfDay(today, zone), startOfDay(addDays(last, 1), zone)];
  const kinds = ["given", "blocked"] as const;
  const api = accounts.get().default.client;
  chargeCall(user, "asked");
  const [{ given, blocked }, visits, sent] = await Promise.all([
    readRanges(api, place, { from, to, kinds }, { user, signal }),
    visitsOf(place, daysFrom(today, last)),
    database().then((db) => findSentSchedule(db, place.resource)),
  ]);
  return {
    ...bare(place),
    today,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    given: rangesOf(given),
    blocked: rangesOf(blocked),
    visits,
    least: leastMinutes(country),
    seen: seenOf(given, place),
    last: sent && {
      plan: sent.plan,
      previous: sent.previous,
      at: sent.at.toISOString(),
      by: sent.userName,
    },
    fetchedAt: new Date().toISOString(),
  };
}

function seenOf(given: readonly CapacitySpan[], place: KnownPlace): string {
  const plan = { ranges: [], until: place.today };
  const write = { operation: "replaceSchedule", plan, first: place.today } as const;
  return signatureOf(given, shownIn({ write, place, block: null }));
}

/** The visits of a store that stand on some days; null where no index knows them. */
async function visitsOf(
  { resource, marketplace, zone }: KnownPlace,
  days: readonly string[],
  { index } = accounts.get().default,
): Promise<StoreScheduleAnswer["visits"]> {
  // Of some only it would be said that nothing is booked.
  if (index === null || index.holds(marketplace) !== "all") return null;
  const search = { ...emptySchedule(), marketplace, store: [resource], tz: zone };
  const { visits } = await index.schedule(search, days, { now: Date.now(), marketplace });
  return visits
    .filter(({ status, isCurrent }) => isCurrent && status === "ACTIVE")
    .map((visit) => {
      const { from, to } = spanOf(visit);
      const [start, end] = [new Date(from).toISOString(), new Date(to).toISOString()];
      return { serviceJobId: visit.serviceJobId, start, end };
    })
    .sort((a, b) => a.start.localeCompare(b.start));
}

/**
 * What was blocked from here of a store's time: Amazon has no list.
 * @throws ProblemError `not_enabled`, `bad_search`
 */
export async function storeBlocks(
  resource: string,
  searchParams: URLSearchParams,
): Promise<BlocksAnswer> {
  const place = await placeOf(resource, searchParams, []);
  const rows = await blocksOf(await database(), resource);
  return { ...bare(place), blocks: rows.map(blockAnswer) };
}

export function blockAnswer(row: BlockRow): BlocksAnswer["blocks"][number] {
  const { id, resourceId: resource, type, time, state, userName: by, at } = row;
  return { id, resource, type, time, state, by, at: at.toISOString() };
}

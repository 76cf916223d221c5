import "server-only";
import type {
  FixedCapacityAnswer,
  Place,
  RangeAnswer,
  RangeCapacityAnswer,
  StoreSlots,
} from "@/lib/actions/capacity";
import { MINUTE_MS } from "@/lib/actions/wall-time";
import type { CapacitySpan } from "@/lib/actions/week-plan";
import { readRanges, readSlots } from "@/lib/server/actions/capacity-reads";
import type { Cache } from "@/lib/server/cache/cache";
import { createMemoryCache } from "@/lib/server/cache/memory-cache";
import { badBody } from "@/lib/server/http/json-body";
import { chargeCall } from "@/lib/server/http/user-rate-limit";
import { accounts } from "@/lib/server/jobs/accounts";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { SpApiError } from "@/lib/server/sp-api/errors";
import { parseInstant } from "@/lib/time/instant";
import { daysAsked, placeOf } from "./place";

/** Who asks, and for what. */
export type CapacityCall = {
  searchParams: URLSearchParams;
  user: { id: string };
  signal: AbortSignal;
  refresh: boolean;
};

/** Capacity in slots is asked for by weeks; ninety days of ranges are two pages of Amazon's. */
const MOST_DAYS_OF_SLOTS = 14;
const MOST_DAYS = 90;

/** Slots are booked all the time, and colleagues ask for the same ones. */
const caches = () =>
  processSingleton("capacity-caches", () => ({
    slots: createMemoryCache<StoreSlots>({ freshMs: 15_000, staleMs: 30_000, max: 200 }),
    fixed: createMemoryCache<FixedCapacityAnswer>({ freshMs: 30_000, staleMs: 60_000, max: 200 }),
    /** How often each store was changed, and any of them may have been. */
    changes: new Map<string | null, number>(),
  }));

/** What is remembered of a store, and of the times of its jobs, counts no more; of any, where it is null. */
export function forgetCapacity(resource: string | null): void {
  const { changes } = caches();
  changes.set(resource, (changes.get(resource) ?? 0) + 1);
}

/** Part of the key of all that is remembered of a store: another one once that is forgotten. */
export function changesOf(resource: string | null): number[] {
  return [resource, null].map((of) => caches().changes.get(of) ?? 0);
}

/**
 * What a store is given, what is free, taken and blocked of it: in slots of `slot` minutes, else in ranges.
 * @throws ProblemError `not_enabled`, `bad_search`, and what Amazon says
 */
export async function capacityOf(
  resource: string,
  call: CapacityCall,
): Promise<FixedCapacityAnswer | RangeCapacityAnswer> {
  const { searchParams, user, signal } = call;
  const place = await placeOf(resource, searchParams, ["from", "to", "slot"]);
  const minutes = slotIn(searchParams);
  const days = daysAsked(searchParams, place, minutes === null ? MOST_DAYS : MOST_DAYS_OF_SLOTS);
  const { resource: id, marketplace, zone } = place;
  const at = { resource: id, marketplace, zone };
  const api = accounts.get().default.client;
  if (minutes !== null) {
    return shared(caches().fixed, [id, marketplace, days, minutes], call, async () => ({
      ...at,
      minutes,
      slots: slotsOf(await readSlots(api, at, { ...days, minutes }, { user: user.id }), minutes),
      fetchedAt: new Date().toISOString(),
    }));
  }
  chargeCall(user.id, "asked");
  const kinds = ["given", "free", "taken", "blocked"] as const;
  const ranges = await readRanges(api, at, { ...days, kinds }, { user: user.id, signal });
  return {
    ...at,
    given: rangesOf(ranges.given),
    free: rangesOf(ranges.free),
    taken: rangesOf(ranges.taken),
    blocked: rangesOf(ranges.blocked),
    fetchedAt: new Date().toISOString(),
  };
}

/**
 * When a store can do a service: for the days of its clock.
 * @throws ProblemError `not_enabled`, `bad_search`, and what Amazon says
 */
export async function slotsOfStore(store: string, call: CapacityCall): Promise<StoreSlots> {
  const place = await placeOf(store, call.searchParams, ["asin", "from", "to"]);
  const asin = asinIn(call.searchParams);
  const { resource, marketplace, zone } = place;
  const days = daysAsked(call.searchParams, place, MOST_DAYS);
  // Amazon has nothing to offer of what is over.
  const from = Math.max(days.from, Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS);
  const asked = {
    ...{ asin, storeId: resource, marketplaceId: marketplace },
    startTime: inSeconds(Math.min(from, days.to - MINUTE_MS)),
    endTime: inSeconds(days.to),
  };
  return shared(caches().slots, [resource, marketplace, asin, days], call, async () => {
    const { client } = accounts.get().default;
    const { data } = await client.getAppointmentSlots(asked, { user: call.user.id });
    return {
      ...{ resource, marketplace, zone },
      realTime: data.schedulingType !== "NON_REAL_TIME_SCHEDULING",
      slots: data.slots.flatMap(({ startTime, endTime, capacity }) => {
        const start = parseInstant(startTime);
        const end = parseInstant(endTime ?? startTime);
        if (start === null || end === null) return [];
        return { start: iso(start), end: iso(end), left: capacity ?? 0 };
      }),
      fetchedAt: new Date().toISOString(),
    };
  });
}

/** One answer for all who ask the same within seconds; whoever asks Amazon is charged. */
function shared<T>(
  cache: Cache<T>,
  [resource, ...question]: readonly [string, ...unknown[]],
  { user, signal, refresh }: CapacityCall,
  load: () => Promise<T>,
): Promise<T> {
  const charged = () => {
    chargeCall(user.id, "asked");
    return load();
  };
  return cache.read(JSON.stringify([resource, changesOf(resource), question]), charged, {
    signal,
    refresh,
  });
}

/** @throws ProblemError `bad_search`. Amazon: Services API v1 model, `slotDuration`. */
function slotIn(params: URLSearchParams): number | null {
  const [text, ...others] = params.getAll("slot");
  if (text === undefined) return null;
  const minutes = /^\d{1,3}$/.test(text) && others.length === 0 ? Number(text) : 0;
  if (minutes >= 5 && minutes <= 360 && minutes % 5 === 0) return minutes;
  const detail = "Minutes are needed: a multiple of 5 from 5 to 360.";
  throw badBody({ parameter: "slot", code: "slotUnreadable", detail });
}

/** @throws ProblemError `bad_search`. Amazon: Services API v1 model, `asin`. */
function asinIn(params: URLSearchParams): string {
  const [text = "", ...others] = params.getAll("asin");
  const asin = text.trim().toUpperCase();
  if (/^[A-Z\d]{10}$/.test(asin) && others.length === 0) return asin;
  const detail = "The ASIN of one service is needed, 10 letters and digits.";
  throw badBody({ parameter: "asin", code: "asinLength", detail });
}

function slotsOf(
  slots: Awaited<ReturnType<typeof readSlots>>,
  minutes: number,
): FixedCapacityAnswer["slots"] {
  return slots.map(({ startDateTime, scheduled, available, encumbered, reserved }) => {
    const start = parseInstant(startDateTime);
    if (start === null) throw new SpApiError({ kind: "invalid_answer" });
    return {
      start: iso(start),
      end: iso(start + minutes * MINUTE_MS),
      given: scheduled,
      free: available,
      taken: encumbered,
      blocked: reserved,
    };
  });
}

export function rangesOf(spans: readonly CapacitySpan[]): RangeAnswer[] {
  return spans.map(({ start, end, capacity }) => ({ start: iso(start), end: iso(end), capacity }));
}

function inSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

/** A place without what is worked out from it. */
export function bare({ resource, marketplace, zone }: Place): Place {
  return { resource, marketplace, zone };
}

import "server-only";
import type { Slots } from "@/lib/actions/job-action";
import { DAYS_AHEAD } from "@/lib/actions/slots";
import { settings } from "@/lib/server/config/settings";
import { refuseStrange, refuseUnreadable } from "@/lib/server/http/problems";
import { chargeCall } from "@/lib/server/http/user-rate-limit";
import { accounts } from "@/lib/server/jobs/accounts";
import { changesOf } from "@/lib/server/jobs/capacity/capacity-answers";
import { wireJob } from "@/lib/server/jobs/get-job";
import { parseInstant } from "@/lib/time/instant";
import { requireEnabled } from "./request-action";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const DEFAULT_DAYS = 14;
/** Amazon: Services API v1 model, `endTime` of both slot calls. */
const MOST_DAYS = 90;

type Call = {
  searchParams: URLSearchParams;
  user: string;
  lane: "interactive" | "prefetch";
  refresh: boolean;
  signal: AbortSignal;
};

/**
 * The times at which Amazon lets a job be visited, from now on and for 14 days where `from` and `to` are
 * left out.
 * @throws ProblemError `not_enabled`, `bad_search`, and what reading the job throws
 */
export async function slotsOfJob(
  id: string,
  { searchParams, user, lane, refresh, signal }: Call,
  account = accounts.get().default,
): Promise<Slots> {
  requireEnabled("appointments");
  const range = rangeOf(searchParams, Date.now());
  const { data: job } = await wireJob(id, { marketplace: null, user, lane, signal });
  const asked = {
    serviceJobId: job.serviceJobId ?? id,
    marketplaceId: job.marketplaceId ?? settings().marketplaceIds[0],
    startTime: toTheSecond(range.from),
    endTime: toTheSecond(range.to),
  };
  const { data, fetchedAt } = await account.caches.slots.read(
    [...Object.values(asked), ...changesOf(job.storeId ?? null)].join(" "),
    (context) => {
      chargeCall(user, "asked");
      return account.client.getAppointmmentSlotsByJobId(asked, { ...context, user });
    },
    { signal, lane, refresh },
  );
  return {
    realTime: data.schedulingType !== "NON_REAL_TIME_SCHEDULING",
    slots: data.slots.flatMap(({ startTime, endTime, capacity }) => {
      const [start, end] = [parseInstant(startTime), parseInstant(endTime ?? "")];
      if (start === null || end === null || start > range.latest) return [];
      return { start: iso(start), end: iso(end), left: capacity ?? 0 };
    }),
    fetchedAt: iso(fetchedAt),
  };
}

type SlotRange = { from: number; to: number; latest: number };

/** Never the past, nor what Amazon books no more: it refuses both. Whole minutes, so that who asks the same gets the same answer. */
function rangeOf(params: URLSearchParams, now: number): SlotRange {
  refuseStrange(params, ["from", "to"]);
  const next = Math.ceil(now / MINUTE_MS) * MINUTE_MS;
  const asked = { from: params.get("from"), to: params.get("to") };
  const from = asked.from === null ? next : parseInstant(asked.from);
  const start = Math.max(from ?? next, next);
  const to = asked.to === null ? start + DEFAULT_DAYS * DAY_MS : parseInstant(asked.to);
  const detail = "An instant such as 2026-11-24T10:00:00Z.";
  const unread = { code: "rangeUnreadable", detail } as const;
  refuseUnreadable([
    ...(from === null ? [{ parameter: "from", ...unread }] : []),
    ...(to === null ? [{ parameter: "to", ...unread }] : []),
  ]);
  const end = to ?? start;
  if (end <= start || end - start > MOST_DAYS * DAY_MS) {
    const said = `The end comes after the start, and at most ${MOST_DAYS} days after it.`;
    refuseUnreadable([{ parameter: "to", code: "rangeBackwards", detail: said }]);
  }
  return { from: start, to: end, latest: now + DAYS_AHEAD * DAY_MS };
}

const iso = (instant: number) => new Date(instant).toISOString();
const toTheSecond = (instant: number) => iso(instant).replace(/\.\d{3}Z$/u, "Z");

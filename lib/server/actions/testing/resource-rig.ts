import "server-only";
import { randomUUID } from "node:crypto";
import type { Place } from "@/lib/actions/capacity";
import { WEEKDAYS, weekOf } from "@/lib/actions/wall-time";
import type { WeekPlan } from "@/lib/actions/week-plan";
import { readRanges } from "@/lib/server/actions/capacity-reads";
import type { ResourceEnd, ResourceIntent } from "@/lib/server/actions/resource-end";
import { type ResourceWrite, shownIn, signatureOf } from "@/lib/server/actions/resource-write";
import { createResourceWrites, type ResourceResult } from "@/lib/server/actions/resource-writes";
import type { Database } from "@/lib/server/db/database";
import type { WriteFault } from "@/lib/server/simulator/actions/write-log";
import { simulated } from "@/lib/server/sp-api/testing/simulated";

export const PLACE: Place = {
  resource: "SEA-TUKWILA-01",
  marketplace: "ATVPDKIKX0DER",
  zone: "America/Los_Angeles",
};
const WEEK_MS = 7 * 86_400_000;
const dayAfterWeeks = (weeks: number) => weekOf(Date.now() + weeks * WEEK_MS, PLACE.zone)[4] ?? "";
export const LUNCH = {
  type: "BREAK",
  time: { day: dayAfterWeeks(1), from: 720, to: 780, repeats: null },
} as const;
export const LATER = { ...LUNCH, time: { ...LUNCH.time, from: 780, to: 840 } } as const;
export const PLAN: WeekPlan = {
  ranges: WEEKDAYS.slice(0, 5).map((day) => ({ day, from: 540, to: 1020, capacity: 2 })),
  // Whatever the day, the clocks change within it: what is sent are two records, of a season each.
  until: dayAfterWeeks(35),
};

/** What has a simulated Amazon do things with the time of stores, and what came of it. */
export async function resourceRig(
  database: () => Database,
  change: Partial<Parameters<typeof createResourceWrites>[0]> = {},
) {
  const { api, simulator } = await simulated();
  const noted: ResourceEnd[] = [];
  const waited: number[] = [];
  const parts = {
    api,
    database: async () => database(),
    now: Date.now,
    sleep: async (ms: number) => void waited.push(ms),
    record: async () => undefined,
    note: (_: ResourceIntent, end: ResourceEnd) => void noted.push(end),
    ...change,
  };
  const service = createResourceWrites(parts);
  const spoil = async (fault: WriteFault, operation: string) => {
    const body = JSON.stringify({ fault, operation });
    const { ok } = await fetch(`${simulator.url}/_simulator/write-fault`, { method: "POST", body });
    if (!ok) throw new Error("The fault was refused.");
  };
  const writes = () => simulator.writes().map(({ operation, executed }) => [operation, executed]);
  return { api, simulator, service, parts, noted, waited, spoil, writes };
}

export type Rig = Awaited<ReturnType<typeof resourceRig>>;

export function intentOf(write: ResourceWrite): ResourceIntent {
  return {
    key: randomUUID(),
    user: { id: "ann", name: "Ann", role: "admin" },
    place: PLACE,
    write,
  };
}

export const block = () => intentOf({ operation: "block", ...LUNCH });

/** With what Amazon has at the moment as what the person saw. */
export async function replacement({ api }: Rig): Promise<ResourceIntent> {
  const intent = intentOf({ operation: "replaceSchedule", plan: PLAN, first: dayAfterWeeks(-1) });
  const { from, to } = shownIn({ write: intent.write, place: PLACE, block: null });
  const { given } = await readRanges(api, PLACE, { from, to, kinds: ["given"] }, {});
  return { ...intent, seen: { signature: signatureOf(given, { from, to }), plan: null } };
}

export const stateOf = (result: ResourceResult) =>
  result.type === "ended" ? result.end.state : result.type;

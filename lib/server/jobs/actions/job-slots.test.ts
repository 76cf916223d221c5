import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { slotClock } from "@/lib/actions/slots";
import { spelled, wallInstant } from "@/lib/actions/wall-time";
import { accounts } from "@/lib/server/jobs/accounts";
import { indexedRig, US } from "@/lib/server/jobs/testing/indexed-rig";
import { createWritten } from "@/lib/server/jobs/written";
import { formatClock } from "@/lib/time/format";
import { slotsOfJob } from "./job-slots";

const STORE = "SEA-TUKWILA-01";
const ZONE = "America/Los_Angeles";
/** Two days before clocks go back there. */
const NOW = Date.parse("2026-10-30T12:00:00.000Z");
const DAY_MS = 86_400_000;

let rig: Awaited<ReturnType<typeof indexedRig>>;
let job: string;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  rig = await indexedRig();
  rig.withoutIndex();
  job = rig.simulator.create(1, STORE)[0] ?? "";
  rig.simulator.change(job, { status: "PENDING_SCHEDULE" });
});
afterAll(async () => {
  await rig.simulator.close();
  vi.useRealTimers();
});

const iso = (instant: number) => new Date(instant).toISOString();

async function startsBetween(from: number, to: number) {
  const { slots } = await slotsOfJob(job, {
    searchParams: new URLSearchParams({ from: iso(from), to: iso(to) }),
    ...{ user: "mara", lane: "interactive", refresh: false },
    signal: new AbortController().signal,
  });
  return slots;
}

it("an hour that the night has twice is two times to choose from, each told from the other", async () => {
  const [start, end] = [wallInstant("2026-10-31", 0, ZONE), wallInstant("2026-11-02", 0, ZONE)];
  const night = { startTime: spelled(start, ZONE), endTime: spelled(end, ZONE), capacity: 3 };
  const schedules = [night];
  await accounts.get().default.client.updateSchedule({
    ...{ resourceId: STORE, marketplaceId: US, body: { schedules } },
  });
  const slots = await startsBetween(start, end);
  const twice = slots.filter((slot) => {
    const from = Date.parse(slot.start);
    return from > start + DAY_MS && formatClock(from, { locale: "en", zone: ZONE }) === "01:00";
  });
  expect(twice.map((slot) => slot.start)).toEqual([
    "2026-11-01T08:00:00.000Z",
    "2026-11-01T09:00:00.000Z",
  ]);
  for (const locale of ["en", "de", "zh-CN"]) {
    const said = twice.map((slot) => slotClock(slot, ZONE, locale));
    expect(said.map((text) => /P[DS]T/u.exec(text)?.[0])).toEqual(["PDT", "PST"]);
  }
});

it("what Amazon books no more is not offered: more than 365 days ahead", async () => {
  const elsewhere = rig.simulator.create(1, "PDX-BEAVERTON-01")[0] ?? "";
  rig.simulator.change(elsewhere, { status: "PENDING_SCHEDULE" });
  job = elsewhere;
  const slots = await startsBetween(NOW + 360 * DAY_MS, NOW + 370 * DAY_MS);
  const latest = Math.max(...slots.map(({ start }) => Date.parse(start)));
  expect(latest).toBeLessThanOrEqual(NOW + 365 * DAY_MS);
  expect(latest).toBeGreaterThan(NOW + 364 * DAY_MS);
});

it("what is remembered of free times is forgotten with any write at the store, and with no other one", async () => {
  const [mine = "", theirs = ""] = rig.simulator.create(2, "PDX-BEAVERTON-01");
  for (const id of [mine, theirs]) rig.simulator.change(id, { status: "PENDING_SCHEDULE" });
  job = mine;
  let hear: (body: string) => void = () => undefined;
  const listen = (_: string, heard: typeof hear) => {
    hear = heard;
  };
  const written = createWritten([{ tell: () => undefined, listen }]);
  const from = NOW + DAY_MS;
  const left = async (start: string) =>
    (await startsBetween(from, from + DAY_MS)).find((slot) => slot.start === start)?.left;
  const [slot] = (await startsBetween(from, from + DAY_MS)).filter(({ left }) => left > 0);
  const start = slot?.start ?? "";
  const { client } = accounts.get().default;
  await client.addAppointmentForServiceJobByServiceJobId({
    serviceJobId: theirs,
    body: { appointmentTime: { startTime: start } },
  });
  expect(await left(start)).toBe(slot?.left);
  written({ job: theirs, store: "SEA-TUKWILA-01" });
  expect(await left(start)).toBe(slot?.left);
  written({ job: theirs, store: "PDX-BEAVERTON-01" });
  expect(await left(start)).toBe((slot?.left ?? 0) - 1);
  // Amazon did not show the job again: it may have been any.
  await client.cancelServiceJobByServiceJobId({
    serviceJobId: theirs,
    cancellationReasonCode: "V1",
  });
  written({ job: theirs, store: null });
  expect(await left(start)).toBe(slot?.left);
  // Another process tells of its own.
  const availability = { startTime: start, endTime: iso(Date.parse(start) + 3_600_000) };
  const reservation = { type: "BREAK", availability } as const;
  await client.createReservation({
    marketplaceId: US,
    body: { resourceId: "PDX-BEAVERTON-01", reservation },
  });
  expect(await left(start)).toBe(slot?.left);
  hear(JSON.stringify({ from: "another", job: null, store: "PDX-BEAVERTON-01" }));
  expect(await left(start)).toBe((slot?.left ?? 0) - 1);
});

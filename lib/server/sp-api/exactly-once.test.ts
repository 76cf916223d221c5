import fc from "fast-check";
import { expect, test } from "vitest";
import type { WriteRecord } from "@/lib/server/simulator/actions/write-log";
import { isDeep, runs } from "@/lib/testing/deep";
import type { SpApi } from "./contract";
import { SpApiError } from "./errors";
import { simulated } from "./testing/simulated";

const STORE = "SEA-TUKWILA-01";
const MARKETPLACE = "ATVPDKIKX0DER";
const HOUR = 3_600_000;
/** A late answer comes after the client has given up. */
const TIMEOUT_MS = 4_000;
const LATE_MS = 6_000;
const AT_ONCE = 60;
const WRITES = isDeep() ? 1_020 : 300;

type Asked = { key: string; send: () => Promise<unknown> };
type End = { key: string; kind: string };

/** Writes by POST, PUT and DELETE, each with a key by which the simulator's record of it is known. */
async function writesOf(
  { made: setUp, written: api }: Record<"made" | "written", SpApi>,
  count: number,
) {
  const spell = (instant: number) => new Date(instant).toISOString();
  const block = (index: number) => {
    const start = Date.parse("2027-01-04T16:00:00Z") + index * HOUR;
    const availability = { startTime: spell(start), endTime: spell(start + HOUR) };
    return { resourceId: STORE, reservation: { availability, type: "BREAK" as const } };
  };
  const made = await pooled(Array.from({ length: count }), async (_, index) => {
    const input = { marketplaceId: MARKETPLACE, body: block(index) };
    return (await setUp.createReservation(input)).data.reservationId ?? "";
  });
  return made.map((reservationId, index): Asked => {
    const body = block(10_000 + index);
    const marketplaceId = MARKETPLACE;
    const key = `${index % 3 === 0 ? body.reservation.availability.startTime : reservationId}`;
    const send = [
      () => api.createReservation({ marketplaceId, body }),
      () => api.updateReservation({ marketplaceId, reservationId, body }),
      () => api.cancelReservation({ marketplaceId, reservationId }),
    ][index % 3];
    return { key, send: send ?? (() => Promise.reject(new Error("no write"))) };
  });
}

const keyOf = ({ ids, facts }: WriteRecord) => ids.reservationId ?? String(facts.startTime);

const endOf = ({ key, send }: Asked): Promise<End> =>
  send().then(
    () => ({ key, kind: "done" }),
    (error: unknown) => ({ key, kind: error instanceof SpApiError ? error.kind : String(error) }),
  );

/** So many at once, however many there are. */
async function pooled<T, R>(items: readonly T[], work: (item: T, index: number) => Promise<R>) {
  const results: R[] = [];
  const left = [...items.entries()];
  const next = async () => {
    for (let one = left.pop(); one; one = left.pop()) results[one[0]] = await work(one[1], one[0]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return results;
}

test("writes among faults: none is executed twice, and every one that is unclear says so", async () => {
  let total = 0;
  const faults: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), async (seed) => {
      const { api, simulator, impatient } = await simulated({ simulator: { seed } });
      const asked = await writesOf({ made: api, written: impatient(TIMEOUT_MS) }, WRITES);
      const before = simulator.writes().length;
      const writes = { lost: 0.02, late: 0.01, done503: 0.025, notDone503: 0.025, dropped: 0 };
      simulator.setFaults({ writes: { ...writes, lateMs: LATE_MS } });
      const ends = await pooled(asked, endOf);
      const records = simulator.writes().slice(before);

      // One request for each write, whatever became of it.
      expect(records.map(keyOf).sort()).toEqual(asked.map(({ key }) => key).sort());
      const byKey = new Map(records.map((record) => [keyOf(record), record]));
      for (const { key, kind } of ends) {
        const { executed, fault } = byKey.get(key) ?? {};
        // Without a fault the machine may have stalled; then, too, nothing was sent again.
        const ways = fault ? ["unknown_outcome"] : ["done", "unknown_outcome"];
        expect(ways).toContain(kind);
        if (kind === "done") expect(executed).toBe(true);
        if (fault) faults[fault] = (faults[fault] ?? 0) + 1;
      }
      total += ends.length;
      await simulator.close();
    }),
    runs(1, 10),
  );
  expect(total).toBeGreaterThanOrEqual(WRITES);
  expect(Object.keys(faults).length).toBeGreaterThan(1);
}, 600_000);

test("what was surely not executed is sent until it is, and executed once", async () => {
  const { api, simulator } = await simulated();
  const asked = await writesOf({ made: api, written: api }, 30);
  const before = simulator.writes().length;
  simulator.expireAccessTokens();
  simulator.setFaults({ storm: { refusals: 40, share: 0.5 } });

  const ends = await Promise.all(asked.map(endOf));

  expect(ends.map(({ kind }) => kind)).toEqual(asked.map(() => "done"));
  const executed = simulator.writes().slice(before);
  expect(executed.map(keyOf).sort()).toEqual(asked.map(({ key }) => key).sort());
  expect(simulator.stats().throttled).toBeGreaterThan(0);
  expect(simulator.stats().tokensIssued).toBe(2);
});

test("a write that the caller has left is executed once, and ends", async () => {
  const { api, simulator } = await simulated({
    simulator: { latency: { meanMs: 100, jitterMs: 0 } },
  });
  const leaving = new AbortController();
  const body = {
    resourceId: STORE,
    reservation: {
      type: "BREAK" as const,
      availability: { startTime: "2027-01-04T16:00:00Z", endTime: "2027-01-04T17:00:00Z" },
    },
  };
  const { signal } = leaving;
  const end = api.createReservation({ marketplaceId: MARKETPLACE, body }, { signal });
  await expect.poll(() => simulator.writes()).toHaveLength(1);
  leaving.abort();
  await expect(end).resolves.toMatchObject({ data: { reservationId: "457" } });
  expect(simulator.writes()).toMatchObject([{ executed: true, status: 200 }]);
});

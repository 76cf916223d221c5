import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "@/lib/testing/deep";
import { DAY, HOUR, MINUTE } from "./fixtures/instants";
import { JOB_STATUSES, type ServiceJob } from "./fixtures/service-job";
import { EVER, listingOf, listPath, NOW, type Rig, rig, US } from "./testing/client";

const iso = (instant: number) => new Date(instant).toISOString();

const YEAR_SECONDS = 365 * 86_400;

type Walk = { jobs: ServiceJob[]; totals: number[] };

/** Every page of a question; `between` happens before each page but the first. */
async function walk(
  { get }: Rig,
  question: Record<string, string>,
  between?: () => void,
): Promise<Walk> {
  const jobs: ServiceJob[] = [];
  const totals: number[] = [];
  for (let token: string | undefined = ""; token !== undefined; ) {
    if (token) between?.();
    const page = listingOf(
      await get(listPath({ ...question, ...(token ? { pageToken: token } : {}) })),
    );
    jobs.push(...page.jobs);
    totals.push(page.totalResultSize);
    token = page.nextPageToken;
  }
  return { jobs, totals };
}

const idsOf = ({ jobs }: Walk) => jobs.map(({ serviceJobId }) => serviceJobId ?? "").sort();

function expectOnce(found: Walk, expected: Iterable<string>): void {
  const ids = idsOf(found);
  expect(ids).toEqual([...expected].sort());
  expect(new Set(found.totals)).toEqual(new Set([ids.length]));
}

describe("after any schedule of changes", () => {
  const step = fc.record({
    waitMs: fc.nat(5 * MINUTE),
    place: fc.nat(10_000),
    change: fc.oneof(
      fc.record({ status: fc.constantFrom(...JOB_STATUSES) }),
      fc.record({ hidden: fc.boolean() }),
      fc.record({ status: fc.constantFrom(...JOB_STATUSES), silent: fc.constant(true) }),
      fc.record({ lateMs: fc.nat(10 * MINUTE) }),
      fc.constant("create" as const),
    ),
  });

  it("a walk by creation gives every visible job once, and one by update those changed since", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.nat(60 * MINUTE),
        fc.integer({ min: 1, max: 20 }),
        async (steps, sinceMs, pageSize) => {
          const started = await rig({ jobs: 40, accessTokenSeconds: YEAR_SECONDS });
          const { clock, simulator } = started;
          const start = await walk(started, { createdAfter: EVER });
          const visible = new Set(idsOf(start));
          const known: { id: string; at: number; from: number }[] = [];
          const ids = [...visible];
          for (const { waitMs, place, change } of steps) {
            clock.now += waitMs;
            const at = clock.now;
            if (change === "create") {
              const [id = ""] = simulator.create(1, "SEA-TUKWILA-01");
              ids.push(id);
              visible.add(id);
              known.push({ id, at, from: at });
              continue;
            }
            const id = ids[place % ids.length] ?? "";
            simulator.change(id, change);
            if ("hidden" in change) visible[change.hidden ? "delete" : "add"](id);
            if ("silent" in change) continue;
            known.push({ id, at, from: at + ("lateMs" in change ? change.lateMs : 0) });
          }
          const size = { pageSize: String(pageSize) };
          expectOnce(await walk(started, { createdAfter: EVER, ...size }), visible);
          const since = NOW + 1 + sinceMs;
          const changed = known.filter(
            ({ id, at, from }) => at >= since && from <= clock.now && visible.has(id),
          );
          const updated = await walk(started, { lastUpdatedAfter: iso(since), ...size });
          expectOnce(updated, new Set(changed.map(({ id }) => id)));
          await simulator.close();
        },
      ),
      runs(8, 100),
    );
  });
});

describe("while the provider lives", () => {
  it("updates since an instant are exactly what differs from then", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1_000),
        fc.nat(DAY),
        fc.integer({ min: 1, max: 6 * HOUR }),
        async (seed, thenMs, waitMs) => {
          const started = await rig({
            jobs: 60,
            seed,
            live: 0.3,
            accessTokenSeconds: YEAR_SECONDS,
          });
          const { clock, simulator } = started;
          clock.now = NOW + thenMs;
          const then = await walk(started, { createdAfter: EVER });
          const before = new Map(then.jobs.map((job) => [job.serviceJobId, JSON.stringify(job)]));
          expectOnce(then, idsOf(await walk(started, { createdAfter: EVER, sortOrder: "ASC" })));
          clock.now += waitMs;
          const { jobs } = await walk(started, { createdAfter: EVER });
          const changed = jobs.filter(
            (job) => before.get(job.serviceJobId) !== JSON.stringify(job),
          );
          const updated = await walk(started, { lastUpdatedAfter: iso(NOW + thenMs + 1) });
          expectOnce(updated, idsOf({ jobs: changed, totals: [] }));
          await simulator.close();
        },
      ),
      runs(3, 30),
    );
  });

  it("a walk that takes its time meets every job that was there once", async () => {
    const started = await rig({ jobs: 200, live: 2 });
    const { clock, list } = started;
    const before = idsOf(await walk(started, { createdAfter: EVER }));
    const closed = { createdAfter: EVER, createdBefore: iso(NOW) };
    for (const order of ["ASC", "DESC"]) {
      const slow = await walk(started, { ...closed, sortOrder: order }, () => {
        clock.now += 30_000;
      });
      expectOnce(slow, before);
    }
    const { totalResultSize } = listingOf(await list({ marketplaceIds: US }));
    expect(totalResultSize).toBeGreaterThan(before.length);
  });

  it("stands still in a simulator that was not asked to live", async () => {
    const started = await rig({ jobs: 60 });
    const before = await walk(started, { createdAfter: EVER });
    started.clock.now = NOW + 3 * DAY;
    await started.token();
    expect(await walk(started, { createdAfter: EVER })).toEqual(before);
  });
});

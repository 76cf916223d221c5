import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emptySearch } from "@/lib/search/jobs-search";
import { accounts } from "@/lib/server/jobs/accounts";
import type { CrawlOutcome } from "@/lib/server/jobs/crawl/crawl";
import { searchFrom } from "@/lib/server/jobs/search-request";
import { READY } from "@/lib/server/jobs/testing/held-index";
import { indexedRig, US } from "@/lib/server/jobs/testing/indexed-rig";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { exportJobs } from "./export-jobs";
import { memorySlots } from "./memory-slots";
import { linesOf } from "./testing/export-rig";

const SEARCH = emptySearch();

let rig: Awaited<ReturnType<typeof indexedRig>>;
let all: WireJob[] = [];

beforeAll(async () => {
  rig = await indexedRig();
  all = await rig.everyJob();
});
afterAll(() => rig.simulator.close());
beforeEach(() => rig.calm());

describe("an export of what only the index knows", () => {
  const people = () =>
    all.flatMap(({ appointments = [] }) =>
      appointments.flatMap(({ assignedTechnicians = [] }) =>
        assignedTechnicians.flatMap(({ technicianId }) => technicianId ?? []),
      ),
    );
  const ends: (CrawlOutcome | null)[] = [];

  async function exported(params: string): Promise<Record<string, unknown>[]> {
    const user = { id: "mara", name: "Mara", email: null, role: "manager" } as const;
    const { signal } = new AbortController();
    const response = await exportJobs(
      new URLSearchParams(params),
      { user, signal },
      {
        crawl: accounts.get().default.jobs.crawl,
        now: Date.now,
        slots: memorySlots(),
        trace: async () => async (outcome) => void ends.push(outcome),
      },
    );
    return linesOf(await response.text());
  }

  it("holds every job of its list, whole, and proves it", async () => {
    const { index } = await rig.withIndex(all);
    const technician = people().slice(0, 40);
    const params = `format=json&created=any&technician=${[...new Set(technician)].join(",")}`;
    const search = searchFrom(new URLSearchParams(params), ["format"]);
    const ids = (await index.ids(search, { now: Date.now(), marketplace: US })).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(40);
    const [start, ...records] = await exported(params);
    const end = records.pop();
    expect(start).toMatchObject({ type: "start", total: ids.length });
    expect(end).toEqual({ type: "end", rows: ids.length, total: ids.length, complete: true });
    expect(records.map(({ job }) => Reflect.get(Object(job), "serviceJobId"))).toEqual(ids);
    expect(records.filter(({ job }) => "buyer" in Object(job)).length).toBeGreaterThan(40);
    expect(rig.calls()[0]).toBeLessThanOrEqual(Math.ceil(ids.length / 20) + 3);
  });

  it("is not complete where Amazon no longer knows one of them", async () => {
    const [first] = people();
    const { index } = await rig.withIndex(all);
    const { ids } = index;
    index.ids = async (...asked) => {
      const found = await ids(...asked);
      const ghost = { serviceJobId: "91999999999999" };
      return [
        { id: ghost.serviceJobId, job: ghost, flags: [], zone: "UTC", openedAt: 0 },
        ...found,
      ];
    };
    const records = await exported(`format=json&created=any&technician=${first}`);
    expect(records.at(-1)).toMatchObject({
      complete: false,
      reason: "count_differs",
      missing: [{ jobs: 1 }],
      resume: null,
    });
  });

  it("goes on where it ended, and only over the very same jobs", async () => {
    const { index, account } = await rig.withIndex(all);
    const technician = [...new Set(people())];
    const search = { ...SEARCH, technician };
    const ids = (await index.ids(search, { now: Date.now(), marketplace: US })).map(({ id }) => id);
    const never = new AbortController().signal;
    const ending = new AbortController();
    const request = { query: { marketplaceId: US }, search, user: "mara", signal: never };
    const begun = account.jobs.crawl({ ...request, ending: ending.signal, start: null });
    const first = await begun.next();
    ending.abort();
    const stopped = await begun.next();
    if (first.done || !stopped.done || stopped.value.complete) throw new Error("It did not stop.");
    const { cursor } = stopped.value;
    expect(stopped.value).toMatchObject({ reason: "stopped", rows: 20, total: ids.length });

    const rest: (string | undefined)[] = [];
    const again = account.jobs.crawl({ ...request, ending: never, start: cursor });
    let step = await again.next();
    for (; !step.done; step = await again.next()) {
      rest.push(...step.value.jobs.map(({ serviceJobId }) => serviceJobId));
    }
    expect(step.value).toMatchObject({ complete: true, rows: ids.length });
    expect(rest).toEqual(ids.slice(20));

    const { ids: known } = index;
    index.ids = async (...asked) => (await known(...asked)).slice(1);
    const moved = await account.jobs.crawl({ ...request, ending: never, start: cursor }).next();
    expect(moved).toMatchObject({
      done: true,
      value: { complete: false, reason: "moved", cursor: null },
    });
  });

  it("begins with Amazon's failure, not with a file @deep", async () => {
    await rig.withIndex(all);
    rig.simulator.setFaults({ errorRate: 1 });
    await expect(exported(`format=json&technician=${people()[0]}`)).rejects.toMatchObject({
      kind: "unavailable",
    });
  });

  it("is refused by name while the index does not reach so far", async () => {
    await rig.withIndex(all, { ...READY, state: "filling" });
    await expect(exported("format=json&sort=appointment")).rejects.toMatchObject({
      problem: { code: "index_unavailable", errors: [{ parameter: "sort" }] },
    });
  });
});

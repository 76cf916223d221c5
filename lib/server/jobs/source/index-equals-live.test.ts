import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { indexOnlyParameters, LIVE_SORTS } from "@/lib/search/index-only";
import { emptySearch, type JobsSearch, readSearch, searchToString } from "@/lib/search/jobs-search";
import { type Answers, createAnswers } from "@/lib/server/index/answers";
import { createTable } from "@/lib/server/index/duckdb-table";
import { type Engine, openEngine } from "@/lib/server/index/engine";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { type Simulator, startSimulator } from "@/lib/server/simulator/start";
import { createSpApi } from "@/lib/server/sp-api/client";
import type { SpApi } from "@/lib/server/sp-api/contract";
import type { JobsQuery } from "@/lib/server/sp-api/operations/get-service-jobs";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { runs } from "@/lib/testing/deep";
import { addDays } from "@/lib/time/calendar";
import { formatInstant, parseInstant } from "@/lib/time/instant";
import { DATED_PRESETS, parseRange, type Range, type RangeEnd } from "@/lib/time/range";
import { planJobs } from "./plan";

const MARKETPLACES = ["ATVPDKIKX0DER", "A1F83G8C2ARO7P"] as const;
const [US] = MARKETPLACES;
const NOW = Date.parse("2026-11-23T12:34:56.789Z");
const DAY = 86_400_000;
const ASKING = { now: NOW, marketplace: US };
const MOST = 20;

let simulator: Simulator;
let client: SpApi;
let engine: Engine;
let answers: Answers;
const jobs: WireJob[] = [];

/** Every job that answers a question, page after page, and how many Amazon says there are. */
async function live(query: JobsQuery): Promise<{ jobs: WireJob[]; total: number | null }> {
  const found: WireJob[] = [];
  let pageToken: string | undefined;
  for (;;) {
    const { data } = await client.getServiceJobs({ ...query, pageSize: MOST, pageToken });
    found.push(...data.jobs);
    if (data.nextPageToken === null) return { jobs: found, total: data.totalResultSize };
    pageToken = data.nextPageToken;
  }
}

beforeAll(async () => {
  const plan = { rate: 1_000, burst: 100_000, others: { rate: 1_000, burst: 100_000 } };
  simulator = await startSimulator({
    jobs: 150,
    now: () => NOW,
    latency: { meanMs: 0, jitterMs: 0 },
    ...plan,
  });
  const reach = { endpoint: simulator.url, lwaEndpoint: simulator.tokenUrl, timeoutMs: 5_000 };
  client = createSpApi({ ...reach, ...DEMO_CREDENTIALS[0], ...plan }, { now: () => NOW });
  engine = await openEngine(null);
  const table = createTable(engine);
  for (const marketplace of MARKETPLACES) {
    const createdAfter = "2010-01-01T00:00:00Z";
    const all = await live({ marketplaceId: marketplace, createdAfter });
    await table.apply({
      marketplace,
      jobs: all.jobs,
      read: { number: 1, startedAt: NOW },
    });
    jobs.push(...all.jobs);
  }
  answers = createAnswers(engine, new Map());
});

afterAll(async () => {
  await engine.close();
  await simulator.close();
});

const known = (values: (job: WireJob) => (string | undefined)[]) =>
  [...new Set(jobs.flatMap(values))].filter((value) => value !== undefined && value !== "");

/** Values that some jobs have, and now and then one that none has. */
function some(values: (job: WireJob) => (string | undefined)[], none: string, most = 5) {
  const value = fc.nat().map((place) => {
    const all = known(values);
    return place % 7 === 0 ? none : (all[place % all.length] ?? none);
  });
  return fc.uniqueArray(value, { minLength: 1, maxLength: most });
}

/** Also the very instant of a job: ends are where mistakes are. */
const moment = fc.oneof(
  fc.integer({ min: NOW - 800 * DAY, max: NOW }),
  fc.nat().map((place) => {
    const times = jobs.flatMap(({ createTime }) => parseInstant(createTime ?? "") ?? []);
    return times[place % times.length] ?? NOW;
  }),
);
const end = fc.oneof(
  fc
    .integer({ min: -800, max: 20 })
    .map((days): RangeEnd => ({ kind: "day", day: addDays("2026-11-23", days) })),
  moment.map((ms): RangeEnd => ({ kind: "instant", at: formatInstant(ms) })),
);
const range = fc.oneof(
  fc.constantFrom(...DATED_PRESETS).map((preset): Range => ({ kind: "preset", preset })),
  fc.tuple(end, fc.option(end)).map(([from, to]): Range => ({ kind: "span", from, to })),
  end.map((to): Range => ({ kind: "span", from: null, to })),
);

const wide = fc.constantFrom("2010-01-01..", "..2026-11-23", "90d").map(parseRange);

const filters = fc.record({
  status: fc.subarray([...SERVICE_JOB_STATUSES], { minLength: 1 }),
  store: some(({ storeId }) => [storeId], "NO-SUCH-STORE"),
  asin: some(
    ({ scopeOfWork, associatedItems = [] }) => [
      scopeOfWork?.asin,
      ...associatedItems.map(({ asin }) => asin),
    ],
    "B000000000",
  ),
  skill: some(({ scopeOfWork }) => scopeOfWork?.requiredSkills ?? [], "NONE"),
  order: some(({ serviceOrderId }) => [serviceOrderId], "113-0000000-0000000", 20),
  productOrder: some(({ productOrderIds }) => productOrderIds ?? [], "113-0000000-0000000", 20),
  tracking: some(({ trackingIds }) => trackingIds ?? [], "TBA000000000000", 20),
  scheduled: range,
});
const FILTER_CHOICES = [
  "status",
  "store",
  "asin",
  "skill",
  "order",
  "productOrder",
  "tracking",
  "scheduled",
] as const;

const rest = fc.record<Partial<JobsSearch>>({
  marketplace: fc.constantFrom(null, ...MARKETPLACES),
  created: fc.oneof(wide, fc.option(range)),
  tz: fc.constantFrom(null, "UTC", "Asia/Tokyo", "America/St_Johns"),
  asOf: fc.option(moment.map(formatInstant), { freq: 2 }),
  sort: fc.constantFrom(...LIVE_SORTS),
  size: fc.integer({ min: 1, max: 20 }),
  page: fc.integer({ min: 1, max: 4 }),
});

/** Few filters at a time, as more of them find nothing. */
const searches = fc
  .tuple(rest, filters, fc.shuffledSubarray([...FILTER_CHOICES], { maxLength: 2 }))
  .map(
    ([bare, values, chosen]): Partial<JobsSearch> => ({
      ...bare,
      ...Object.fromEntries(chosen.map((name) => [name, values[name]])),
    }),
  );

/** A search as an address asks it: what contradicts itself is left out. */
function asked(parts: Partial<JobsSearch>): JobsSearch {
  const params = new URLSearchParams(searchToString({ ...emptySearch(), ...parts }));
  return readSearch(params, { marketplaces: MARKETPLACES, now: NOW }).search;
}

/** Amazon finds a job by its store also where the job itself does not say it, which no copy can know. */
function saysItsStore({ storeId }: WireJob, { store }: JobsSearch): boolean {
  return store.length === 0 || storeId !== undefined;
}

const idsOf = (found: readonly WireJob[]) => found.map(({ serviceJobId }) => serviceJobId);

describe("what the index and Amazon's own list can both be asked", () => {
  it("has one answer: the same jobs in the same order, the same number, the same page", async () => {
    const cases = runs(40, 600);
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(searches, async (parts) => {
        const search = asked(parts);
        expect(indexOnlyParameters(search)).toEqual([]);
        const amazon = await live(planJobs(search, US, NOW));
        expect(amazon.total).toBe(amazon.jobs.length);
        const ids = idsOf(amazon.jobs.filter((job) => saysItsStore(job, search)));
        expect((await answers.ids(search, ASKING)).map(({ id }) => id)).toEqual(ids);
        const { jobs: shown, total } = await answers.list(search, ASKING);
        expect(total).toBe(ids.length);
        const start = (search.page - 1) * search.size;
        expect(shown.map(({ id }) => id)).toEqual(ids.slice(start, start + search.size));
        if (ids.length > 1) answered += 1;
      }),
      cases,
    );
    // Equal answers say little where there are none.
    expect(answered).toBeGreaterThan(cases.numRuns / 5);
  });
});

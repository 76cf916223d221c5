import { expect, it, vi } from "vitest";
import { emptySearch, type JobsSearch } from "@/lib/search/jobs-search";
import { heldIndex } from "@/lib/server/jobs/testing/held-index";
import { SpApiError } from "@/lib/server/sp-api/errors";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { createComparison } from "./comparison";
import type { JobsPage } from "./jobs-source";

const US = "ATVPDKIKX0DER";
const ASKED = { ...emptySearch(), created: { kind: "preset", preset: "any" } } as const;
const job = (n: number, second = n): WireJob => ({
  serviceJobId: `J${n}`,
  createTime: new Date(Date.UTC(2026, 10, 23, 12, 0, second)).toISOString(),
});
const THREE = [job(3), job(2), job(1)];

async function setUp(held: readonly WireJob[], amazons: readonly WireJob[][]) {
  const answers = [...amazons];
  const asked: JobsSearch[] = [];
  const list = vi.fn(async (search: JobsSearch): Promise<JobsPage> => {
    asked.push(search);
    const jobs = answers.length > 1 ? (answers.shift() ?? []) : (answers[0] ?? []);
    const tokens = { nextPageToken: null, previousPageToken: null };
    const listing = { jobs, totalResultSize: jobs.length, ...tokens };
    return { listing, hasNext: false, asOf: "2026-11-24T00:00:00.000Z", fetchedAt: 0 };
  });
  const onCompared = vi.fn<(found: string) => void>();
  const compare = createComparison({
    live: { list },
    index: (await heldIndex(US, held)).index,
    marketplace: () => US,
    sleep: async () => undefined,
    onCompared,
  });
  async function fifty(search: JobsSearch = ASKED) {
    for (let n = 0; n < 50; n++) compare(search);
    await vi.waitFor(() => expect(onCompared).toHaveBeenCalled(), 10_000);
    return onCompared.mock.lastCall?.[0];
  }
  return { compare, fifty, list, asked };
}

it("asks Amazon for one list of fifty, from its first page on, behind everybody", async () => {
  const { compare, fifty, list, asked } = await setUp(THREE, [THREE]);
  for (let n = 0; n < 49; n++) compare({ ...ASKED, page: 3 });
  expect(list).not.toHaveBeenCalled();
  expect(await fifty({ ...ASKED, page: 3, job: "J1" })).toBe("same");
  expect(asked[0]).toMatchObject({ page: 1, job: null });
  expect(list.mock.calls[0]).toMatchObject([{}, { lane: "background", refresh: true }]);
});

it.each([
  ["a job that the index does not hold", [job(4), ...THREE]],
  ["one that it holds alone", THREE.slice(1)],
  ["another in the place of one", [job(3), { ...job(2), serviceJobId: "J9" }, job(1)]],
  ["another order", [job(2), job(3), job(1)]],
])("finds %s, once there was time to catch up", async (_, amazons) => {
  const { fifty, list } = await setUp(THREE, [amazons]);
  expect(await fifty()).toBe("different");
  expect(list).toHaveBeenCalledTimes(2);
});

it("does not mind a difference that passes", async () => {
  const { fifty } = await setUp(THREE, [THREE.slice(1), THREE]);
  expect(await fifty()).toBe("same");
});

it("does not mind which of the jobs of one instant Amazon puts at the end of a page", async () => {
  const { fifty } = await setUp([job(3), job(2, 1), job(1)], [[job(3), job(1), job(2, 1)]]);
  expect(await fifty()).toBe("same");
});

it("says nothing of either where Amazon fails, and goes on", async () => {
  const { fifty, list } = await setUp(THREE, [THREE]);
  list.mockRejectedValueOnce(new SpApiError({ kind: "throttled" }));
  expect(await fifty()).toBe("unknown");
});

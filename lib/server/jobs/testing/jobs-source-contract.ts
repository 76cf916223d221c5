import "server-only";
import { expect, it } from "vitest";
import { emptySearch } from "@/lib/search/jobs-search";
import type { JobsSource } from "@/lib/server/jobs/source/jobs-source";
import { planJobs } from "@/lib/server/jobs/source/plan";
import type { WireJob } from "@/lib/server/sp-api/wire";

const CALL = { user: "mara" };
const LAST_90_DAYS = { ...emptySearch(), created: { kind: "preset", preset: "90d" } } as const;

const idsOf = (jobs: readonly WireJob[]) => jobs.map(({ serviceJobId }) => serviceJobId);

/**
 * What every source of jobs does. It is to hold some hundred jobs of the last ninety days.
 * @param marketplace the one that a search means when it names none
 */
export function jobsSourceContract(create: () => Promise<JobsSource>, marketplace: string): void {
  it("holds an open list still: its pages follow each other by the instant of the first", async () => {
    const source = await create();
    const first = await source.list(LAST_90_DAYS, CALL);
    const asOf = first.asOf;
    expect(new Date(asOf).toISOString()).toBe(asOf);
    const second = await source.list({ ...LAST_90_DAYS, asOf, page: 2 }, CALL);
    const again = await source.list({ ...LAST_90_DAYS, asOf }, CALL);
    expect([first.hasNext, second.asOf]).toEqual([true, asOf]);
    expect(idsOf(again.listing.jobs)).toEqual(idsOf(first.listing.jobs));
    expect(idsOf(second.listing.jobs).some((id) => idsOf(first.listing.jobs).includes(id))).toBe(
      false,
    );
  });

  it("names the last page to whoever asks for one beyond it", async () => {
    const source = await create();
    const beyond = source.list({ ...LAST_90_DAYS, page: 9_999 }, { ...CALL, patienceMs: 60_000 });
    await expect(beyond).rejects.toMatchObject({ problem: { code: "bad_search" } });
  });

  it("answers with nothing, and not with a failure, where nothing can lie", async () => {
    const source = await create();
    const future = { ...emptySearch(), created: { kind: "preset", preset: "tomorrow" } } as const;
    const { listing, hasNext } = await source.listOpen(future, CALL);
    expect([listing.jobs, hasNext]).toEqual([[], false]);
  });

  it("gets one job by its id, and says where there is none", async () => {
    const source = await create();
    const { listing } = await source.list(LAST_90_DAYS, CALL);
    const id = listing.jobs[0]?.serviceJobId ?? "";
    await expect(source.get(id, CALL)).resolves.toMatchObject({ data: { serviceJobId: id } });
    await expect(source.get("00000000000000", CALL)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("counts by status what the list holds in all", async () => {
    const source = await create();
    const { listing } = await source.list(LAST_90_DAYS, CALL);
    const { counts } = await source.count(LAST_90_DAYS, CALL);
    const sum = Object.values(counts).reduce<number>((all, count) => all + (count ?? 0), 0);
    expect(sum).toBe(listing.totalResultSize);
  });

  it("crawls each job once, in the order of the list, and knows that these are all", async () => {
    const source = await create();
    const { asOf, listing } = await source.list(LAST_90_DAYS, CALL);
    const query = planJobs({ ...LAST_90_DAYS, asOf }, marketplace, Date.now());
    const { signal } = new AbortController();
    const crawl = source.crawl({ query, user: "mara", signal, ending: signal, start: null });
    const ids: (string | undefined)[] = [];
    let step = await crawl.next();
    for (; !step.done; step = await crawl.next()) ids.push(...idsOf(step.value.jobs));
    expect(step.value).toMatchObject({ complete: true, rows: listing.totalResultSize });
    expect(new Set(ids).size).toBe(listing.totalResultSize);
    expect(ids.slice(0, listing.jobs.length)).toEqual(idsOf(listing.jobs));
  });

  it("ends with the caller's reason when the caller leaves", async () => {
    const source = await create();
    const signal = AbortSignal.abort(new Error("gone"));
    await expect(source.list(LAST_90_DAYS, { ...CALL, signal })).rejects.toThrow("gone");
    await expect(source.get("1", { ...CALL, signal })).rejects.toThrow("gone");
  });
}

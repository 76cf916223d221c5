import { describe, expect, it, vi } from "vitest";
import { emptySearch, type JobsSearch } from "@/lib/search/jobs-search";
import type { WireJob, WireListing } from "@/lib/server/sp-api/wire";
import { createChangedJobs, listWithoutLag, withChanged } from "./changed-jobs";
import type { JobsSource } from "./jobs-source";

const HELD: WireJob = { serviceJobId: "J1", serviceJobStatus: "HOLD" };
const CANCELLED: WireJob = { serviceJobId: "J1", serviceJobStatus: "CANCELLED" };
const OTHER: WireJob = { serviceJobId: "J2", serviceJobStatus: "HOLD" };

const listing = (...jobs: WireJob[]): WireListing => {
  return { jobs, totalResultSize: jobs.length, nextPageToken: null, previousPageToken: null };
};
const page = (fetchedAt: number, ...jobs: WireJob[]) => {
  return { listing: listing(...jobs), hasNext: false, asOf: "2026-11-30T00:00:00Z", fetchedAt };
};

function setUp() {
  const changed = createChangedJobs();
  const source = {
    list: vi.fn<JobsSource["list"]>(async () => page(1_000, HELD, OTHER)),
    listOpen: vi.fn<JobsSource["listOpen"]>(async () => page(1_000, OTHER)),
    get: vi.fn<JobsSource["get"]>(async () => ({ data: HELD, fetchedAt: 1_000 })),
    count: vi.fn<JobsSource["count"]>(async () => {
      return { counts: { HOLD: 2 }, fetchedAt: new Date(1_000).toISOString() };
    }),
    crawl: vi.fn<JobsSource["crawl"]>(),
  };
  return { changed, source, jobs: withChanged(source, changed) };
}

it("asks anew for a list that is older than a job in it", async () => {
  const { changed, source, jobs } = setUp();
  await jobs.list(emptySearch(), {});
  expect(source.list).toHaveBeenCalledTimes(1);
  changed.put(CANCELLED, 2_000);
  source.list.mockResolvedValueOnce(page(1_000, HELD, OTHER));
  source.list.mockResolvedValueOnce(page(3_000, CANCELLED, OTHER));
  expect((await jobs.list(emptySearch(), { user: "ann" })).listing.jobs).toEqual([
    CANCELLED,
    OTHER,
  ]);
  expect(source.list).toHaveBeenLastCalledWith(emptySearch(), { user: "ann", refresh: true });
  await jobs.listOpen(emptySearch(), {});
  expect(source.listOpen).toHaveBeenCalledTimes(1);
});

it("shows the job as it was shown last where Amazon does not answer", async () => {
  const { changed, source, jobs } = setUp();
  changed.put(CANCELLED, 2_000);
  source.list.mockResolvedValueOnce(page(1_000, HELD, OTHER));
  source.list.mockRejectedValueOnce(new Error("away"));
  expect((await jobs.list(emptySearch(), {})).listing.jobs).toEqual([CANCELLED, OTHER]);
});

it("believes an answer that is newer, and one in which the job is the same", async () => {
  const { changed, source, jobs } = setUp();
  changed.put(CANCELLED, 2_000);
  source.list.mockResolvedValueOnce(page(3_000, HELD));
  expect((await jobs.list(emptySearch(), {})).listing.jobs).toEqual([HELD]);
  source.list.mockResolvedValueOnce(page(1_000, CANCELLED));
  await jobs.list(emptySearch(), {});
  expect(source.list).toHaveBeenCalledTimes(2);
});

it("gives a job, and counts, as of the change", async () => {
  const { changed, source, jobs } = setUp();
  await jobs.count(emptySearch(), {});
  expect(source.count).toHaveBeenCalledTimes(1);
  changed.put(CANCELLED, 2_000);
  expect(await jobs.get("J1", {})).toEqual({ data: CANCELLED, fetchedAt: 2_000 });
  expect(await jobs.get("J2", {})).toMatchObject({ fetchedAt: 1_000 });
  await jobs.count(emptySearch(), {});
  expect(source.count).toHaveBeenLastCalledWith(emptySearch(), { refresh: true });
});

it("asks anew for a list that a changed job may have come into, and not for a guess at one", async () => {
  const { changed, source, jobs } = setUp();
  const cancelled: JobsSearch = { ...emptySearch(), status: ["CANCELLED"] };
  source.list.mockResolvedValue(page(1_000, OTHER));
  changed.put(CANCELLED, 2_000);
  await jobs.list(emptySearch(), {});
  await jobs.list(cancelled, { lane: "prefetch" });
  expect(source.list).toHaveBeenCalledTimes(2);
  await jobs.list(cancelled, {});
  expect(source.list).toHaveBeenLastCalledWith(expect.anything(), { refresh: true });
});

it("believes nothing that is older than a change at another process", async () => {
  const { changed, source, jobs } = setUp();
  changed.put(OTHER, 1_500);
  changed.outdate("J1", 2_000);
  source.get.mockResolvedValueOnce({ data: HELD, fetchedAt: 1_000 });
  source.get.mockResolvedValueOnce({ data: CANCELLED, fetchedAt: 3_000 });
  expect(await jobs.get("J1", {})).toEqual({ data: CANCELLED, fetchedAt: 3_000 });
  await jobs.list(emptySearch(), {});
  expect(source.list).toHaveBeenCalledTimes(2);
  await jobs.count(emptySearch(), {});
  expect(source.count).toHaveBeenCalledTimes(2);
  expect(await jobs.get("J2", {})).toEqual({ data: OTHER, fetchedAt: 1_500 });
  changed.outdate(null, 5_000);
  await jobs.get("J2", {});
  expect(source.get).toHaveBeenLastCalledWith("J2", { refresh: true });
});

describe("a list that lags", () => {
  const NOW = 1_000_000;

  function setUpList() {
    const clock = { time: NOW };
    const changed = createChangedJobs();
    const get = vi.fn(async () => ({ data: CANCELLED, requestId: null, fetchedAt: clock.time }));
    const answerOf = (...of: WireJob[]) => {
      return { data: listing(...of), requestId: null, fetchedAt: NOW };
    };
    const ask = vi.fn(async () => answerOf(HELD, OTHER));
    const reads = { getServiceJobs: ask, getServiceJobByServiceJobId: get };
    const list = listWithoutLag(reads, changed, () => clock.time);
    const jobs = async () => (await list({ marketplaceId: "M", createdAfter: "" })).data.jobs;
    return { clock, changed, get, ask, answerOf, list, jobs };
  }

  it("shows a job as it is by its id for a minute after it was changed", async () => {
    const { clock, changed, get, jobs } = setUpList();
    expect(await jobs()).toEqual([HELD, OTHER]);
    changed.put(CANCELLED, NOW);
    expect(await jobs()).toEqual([CANCELLED, OTHER]);
    expect(get).toHaveBeenCalledExactlyOnceWith("J1", undefined);
    clock.time += 60_000;
    expect(await jobs()).toEqual([HELD, OTHER]);
    expect(get).toHaveBeenCalledTimes(1);
  });

  it("costs nothing where the list has the job as it was seen last", async () => {
    const { changed, get, ask, answerOf, jobs } = setUpList();
    changed.put(HELD, NOW);
    expect(await jobs()).toEqual([HELD, OTHER]);
    expect(get).not.toHaveBeenCalled();
    ask.mockImplementation(async () => answerOf(CANCELLED));
    expect(await jobs(), "what came since").toEqual([CANCELLED]);
    expect(await jobs()).toEqual([CANCELLED]);
    expect(get).toHaveBeenCalledTimes(1);
  });

  it("asks by its id, too, for what another process had changed", async () => {
    const { changed, get, jobs } = setUpList();
    changed.outdate("J1", NOW);
    expect(await jobs()).toEqual([CANCELLED, OTHER]);
    expect(get).toHaveBeenCalledTimes(1);
  });

  it("keeps to what was seen last where the job cannot be read", async () => {
    const { changed, get, jobs } = setUpList();
    get.mockRejectedValue(new Error("away"));
    changed.put(CANCELLED, NOW);
    expect(await jobs()).toEqual([CANCELLED, OTHER]);
    changed.outdate("J1", NOW + 100);
    expect(await jobs()).toEqual([HELD, OTHER]);
  });

  it("is mended once for all who share its answer, so that it is still one", async () => {
    const { changed, get, ask, answerOf, list } = setUpList();
    ask.mockResolvedValue(answerOf(HELD));
    changed.put(CANCELLED, NOW);
    const query = { marketplaceId: "M", createdAfter: "" };
    const [one, other] = await Promise.all([list(query), list(query)]);
    expect(one.data).toBe(other.data);
    expect(get).toHaveBeenCalledTimes(1);
  });
});

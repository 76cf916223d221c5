import { expect, it, vi } from "vitest";
import type { Answer, SpApi } from "@/lib/server/sp-api/contract";
import { SpApiError } from "@/lib/server/sp-api/errors";
import type { WireJob, WireListing } from "@/lib/server/sp-api/wire";
import { learning } from "./learning";

const QUERY = { marketplaceId: "ATVPDKIKX0DER", createdAfter: "2026-11-01T00:00:00.000Z" };

const listing = (...ids: string[]): Answer<WireListing> => ({
  data: {
    jobs: ids.map((serviceJobId) => ({ serviceJobId })),
    totalResultSize: ids.length,
    nextPageToken: null,
    previousPageToken: null,
  },
  requestId: null,
  fetchedAt: 9_000,
});

function setUp() {
  const clock = { time: 1_000 };
  const index = { learn: vi.fn(), forget: vi.fn() };
  const list = vi.fn<SpApi["getServiceJobs"]>();
  const get = vi.fn<SpApi["getServiceJobByServiceJobId"]>();
  const client = { getServiceJobs: list, getServiceJobByServiceJobId: get };
  return { clock, index, list, get, reads: learning(client, index, () => clock.time) };
}

it("takes in what a read showed, as of when it began", async () => {
  const { clock, index, list, get, reads } = setUp();
  const answer = listing("J1", "J2");
  list.mockImplementation(async () => {
    clock.time = 5_000;
    return answer;
  });
  expect(await reads.getServiceJobs(QUERY)).toBe(answer);
  expect(index.learn).toHaveBeenCalledExactlyOnceWith(answer.data.jobs, 1_000);
  const job: Answer<WireJob> = { ...answer, data: { serviceJobId: "J3" } };
  get.mockResolvedValue(job);
  await reads.getServiceJobByServiceJobId("J3");
  expect(index.learn).toHaveBeenLastCalledWith([job.data], 5_000);
});

it("dates an answer that callers share by the first of them", async () => {
  const { clock, index, list, reads } = setUp();
  let settle: (answer: Answer<WireListing>) => void = () => undefined;
  const shared = new Promise<Answer<WireListing>>((resolve) => {
    settle = resolve;
  });
  list.mockReturnValue(shared);
  const first = reads.getServiceJobs(QUERY);
  clock.time = 3_000;
  const second = reads.getServiceJobs(QUERY);
  settle(listing("J1"));
  await Promise.all([first, second]);
  expect(index.learn).toHaveBeenCalledExactlyOnceWith([{ serviceJobId: "J1" }], 1_000);
});

it.each([
  { kind: "not_found" } as const,
  { kind: "access", upstreamCode: "UnauthorizedAction" } as const,
])("forgets a job of which Amazon says %o", async (failure) => {
  const { index, get, reads } = setUp();
  get.mockRejectedValue(new SpApiError(failure));
  await expect(reads.getServiceJobByServiceJobId("J1")).rejects.toThrow();
  expect(index.forget).toHaveBeenCalledExactlyOnceWith(["J1"], 1_000);
});

it.each([
  { kind: "access", upstreamCode: "Unauthorized" } as const,
  { kind: "throttled" } as const,
  { kind: "unavailable" } as const,
])("forgets nothing where Amazon fails with %o", async (failure) => {
  const { index, get, list, reads } = setUp();
  get.mockRejectedValue(new SpApiError(failure));
  list.mockRejectedValue(new SpApiError(failure));
  await expect(reads.getServiceJobByServiceJobId("J1")).rejects.toThrow();
  await expect(reads.getServiceJobs(QUERY)).rejects.toThrow();
  expect(index.forget).not.toHaveBeenCalled();
  expect(index.learn).not.toHaveBeenCalled();
});

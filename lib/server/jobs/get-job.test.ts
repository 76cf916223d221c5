import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { emptySearch } from "@/lib/search/jobs-search";
import { settings } from "@/lib/server/config/settings";
import { createMemoryUserRateLimit, userRateLimit } from "@/lib/server/http/user-rate-limit";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { type Simulator, startSimulator } from "@/lib/server/simulator/start";
import { accounts } from "./accounts";
import { getJob } from "./get-job";
import { listJobs } from "./list-jobs";
import { lookUpJobs } from "./lookup/look-up-jobs";
import { marketplaceFrom } from "./search-request";
import { accountsFromSettings } from "./source/seller-account";

const US = "ATVPDKIKX0DER";
const GB = "A1F83G8C2ARO7P";
const DE = "A1PA6795UKMFR9";
/** The first job of the odd store in each marketplace, and the US one that has nothing but an id. */
const IN_US = "91000000000011";
const IN_GB = "91000000000021";
const IN_DE = "91000000000031";
const BARE = "91000000000015";
const CALL = { role: "manager", user: "mara" } as const;

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ latency: { meanMs: 0, jitterMs: 0 }, jobs: 0 });
  const [{ clientId, clientSecret, refreshToken }] = DEMO_CREDENTIALS;
  vi.stubEnv("SP_API_MODE", "demo");
  vi.stubEnv("SP_API_ENDPOINT", simulator.url);
  vi.stubEnv("SP_API_LWA_ENDPOINT", simulator.tokenUrl);
  vi.stubEnv("SP_API_CLIENT_ID", clientId);
  vi.stubEnv("SP_API_CLIENT_SECRET", clientSecret);
  vi.stubEnv("SP_API_REFRESH_TOKEN", refreshToken);
  vi.stubEnv("SP_API_MARKETPLACE_IDS", `${US},${GB}`);
  vi.stubEnv("LOG_LEVEL", "silent");
  userRateLimit.provide(createMemoryUserRateLimit(settings().perUser));
  accounts.provide(accountsFromSettings());
});
afterAll(() => simulator.close());

const asked = (query: string) => marketplaceFrom(new URLSearchParams(query));

describe("the marketplace of GET /api/jobs/{id}", () => {
  it.each([
    ["", null],
    ["marketplace=", null],
    [`marketplace=${US}`, US],
    [`marketplace=%20${GB}%20`, GB],
  ])("of %j is %j", (query, marketplace) => {
    expect(asked(query)).toBe(marketplace);
  });

  it.each([
    ["one that is not set up", `marketplace=${DE}`],
    ["none at all", "marketplace=NOWHERE"],
    ["two", `marketplace=${US}&marketplace=${GB}`],
    ["a list", `marketplace=${US},${GB}`],
  ])("is refused where it is %s", (_, query) => {
    let failure: unknown;
    try {
      asked(query);
    } catch (error) {
      failure = error;
    }
    expect(failure).toMatchObject({
      problem: { code: "bad_search", status: 422, errors: [{ parameter: "marketplace" }] },
    });
  });
});

describe("getJob", () => {
  it("finds a job in the marketplace that is named, and in any where none is", async () => {
    for (const [id, marketplace] of [
      [IN_US, US],
      [IN_GB, GB],
      [IN_GB, null],
    ] as const) {
      expect((await getJob(id, { ...CALL, marketplace })).job.serviceJobId).toBe(id);
    }
  });

  it("finds nothing in another one, and does not remember that for the right one", async () => {
    const elsewhere = getJob(IN_US, { ...CALL, marketplace: GB });
    await expect(elsewhere).rejects.toMatchObject({ problem: { code: "not_found" } });
    expect((await getJob(IN_US, { ...CALL, marketplace: US })).job.marketplaceId).toBe(US);
  });

  it("finds nothing in a marketplace that is not set up", async () => {
    const job = getJob(IN_DE, { ...CALL, marketplace: null });
    await expect(job).rejects.toMatchObject({ problem: { code: "not_found" } });
  });

  it("takes the marketplace that is named for a job that says none", async () => {
    expect((await getJob(BARE, { ...CALL, marketplace: GB })).job.marketplaceId).toBe(GB);
    expect((await getJob(BARE, { ...CALL, marketplace: null })).job.marketplaceId).toBeUndefined();
  });
});

it("lists, opens and counts a job whose values are odd, and those beside it", async () => {
  const search = { ...emptySearch(), store: ["SIM-ODD-VALUES"] };
  const { jobs, total } = await listJobs(search, CALL);
  const ids = ["SIM-ODD-VALUES", "", "SIM-BESIDE-ODD-VALUES"];
  expect(jobs.map(({ serviceJobId }) => serviceJobId)).toEqual(ids);
  expect(total).toBe(3);
  const { job } = await getJob("SIM-ODD-VALUES", { ...CALL, marketplace: US });
  expect(job.serviceJobStatus).toBe("NOT_SERVICED");
  expect(job.flags).toContain("noTechnician");
});

it("looks a job id up in the marketplace that is named", async () => {
  const call = { ...CALL, lane: "interactive" } as const;
  const lookUp = (marketplace: string | null) => lookUpJobs({ ids: [IN_GB], marketplace }, call);
  expect((await lookUp(US)).missing).toEqual([IN_GB]);
  expect((await lookUp(GB)).found).toMatchObject([{ id: IN_GB, kind: "job" }]);
  expect((await lookUp(null)).found).toMatchObject([{ id: IN_GB, kind: "job" }]);
});

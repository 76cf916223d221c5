import { describe, expect, it, vi } from "vitest";
import { createJobSet } from "@/lib/server/simulator/fixtures/job-set";
import { getServiceJobs } from "./get-service-jobs";
import { createListing } from "./listing";
import { createPageTokens } from "./page-token";
import { EVER, jobOf, listingOf, listPath, rig, send, USER_AGENT } from "./testing/client";

describe("faults by input", () => {
  it.each([
    ["SIM-500", 500, "InternalFailure"],
    ["SIM-503", 503, "ServiceUnavailable"],
    ["SIM-THROTTLE", 429, "QuotaExceeded"],
    ["SIM-REJECT", 400, "InvalidInput"],
    ["SIM-DENIED", 403, "UnauthorizedAction"],
    ["SIM-ERRORS", 200, "InvalidInput"],
  ])("%s answers %i %s, in the list and in the detail", async (name, status, code) => {
    const { get, list } = await rig({ jobs: 50 });
    for (const reply of [
      await list({ storeIds: name }),
      await list({ storeIds: `SEA-TUKWILA-01,${name}` }),
      await get(`/service/v1/serviceJobs/${name}`),
    ]) {
      expect(reply.status).toBe(status);
      expect(reply.errors[0]?.code).toBe(code);
      expect(JSON.parse(reply.text).payload).toBeUndefined();
    }
  });

  it("SIM-HTML answers as the gateway does", async () => {
    const { list } = await rig({ jobs: 50 });
    const reply = await list({ storeIds: "SIM-HTML" });
    expect(reply.status).toBe(400);
    expect(reply.headers["content-type"]).toBe("text/html");
    expect(reply.headers["x-amzn-ratelimit-limit"]).toBeUndefined();
  });

  it("SIM-EMPTY answers nothing with 200", async () => {
    const { list } = await rig({ jobs: 50 });
    const reply = await list({ storeIds: "SIM-EMPTY" });
    expect([reply.status, reply.text]).toEqual([200, ""]);
  });

  it("SIM-CUT breaks off", async () => {
    const { list } = await rig({ jobs: 50 });
    await expect(list({ storeIds: "SIM-CUT" })).rejects.toThrow();
  });

  it("SIM-HANG never answers, and is in flight until the client leaves", async () => {
    const { simulator, token } = await rig({ jobs: 50 });
    const { access_token } = JSON.parse((await token()).text);
    const leaving = new AbortController();
    const reply = send(
      `${simulator.url}${listPath({ createdAfter: EVER, storeIds: "SIM-HANG" })}`,
      {
        headers: { "user-agent": USER_AGENT, "x-amz-access-token": access_token },
        signal: leaving.signal,
      },
    );
    await vi.waitFor(() => expect(simulator.stats().inFlight).toBe(1), {
      timeout: 10_000,
      interval: 1,
    });
    expect(simulator.stats().recent.at(-1)).toMatchObject({ status: null });
    leaving.abort();
    await expect(reply).rejects.toThrow();
    await vi.waitFor(() => expect(simulator.stats().inFlight).toBe(0), {
      timeout: 10_000,
      interval: 1,
    });
  });

  it("SIM-FLAKY fails the first time of each question, by itself", async () => {
    const { list } = await rig({ jobs: 50 });
    const ask = async (createdBefore: string) =>
      (await list({ storeIds: "SIM-FLAKY", createdBefore })).status;
    const [one, two] = ["2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"];
    expect([await ask(one), await ask(one), await ask(two), await ask(one)]).toEqual([
      503, 200, 503, 200,
    ]);
  });

  it("SIM-UNKNOWN-STATUS shows a job of the future, which can be opened", async () => {
    const { get, list } = await rig({ jobs: 50 });
    const [job] = listingOf(await list({ storeIds: "SIM-UNKNOWN-STATUS" })).jobs;
    expect(job).toMatchObject({ serviceJobStatus: "AWAITING_DRONE", droneId: "D-17" });
    expect(jobOf(await get(`/service/v1/serviceJobs/${job?.serviceJobId}`))).toEqual(job);
  });

  it("SIM-BARE shows a job of nothing but an id, which can be opened", async () => {
    const { get, list } = await rig({ jobs: 50 });
    const page = listingOf(await list({ storeIds: "SIM-BARE" }));
    expect(page).toEqual({ totalResultSize: 1, jobs: [{ serviceJobId: "SIM-BARE" }] });
    expect(jobOf(await get("/service/v1/serviceJobs/SIM-BARE"))).toEqual(page.jobs[0]);
  });

  it("SIM-NO-TOTAL, SIM-WRONG-TOTAL and SIM-LOOP bend the normal list", async () => {
    const { list } = await rig({ jobs: 100 });
    const normal = listingOf(await list());
    const noTotal = listingOf(await list({ storeIds: "SIM-NO-TOTAL" }));
    expect(noTotal.totalResultSize).toBeUndefined();
    expect(noTotal.jobs).toEqual(normal.jobs);
    const wrong = listingOf(await list({ storeIds: "SIM-WRONG-TOTAL" }));
    expect(wrong.totalResultSize).toBe(normal.totalResultSize + 3);
    const { nextPageToken = "" } = listingOf(await list({ storeIds: "SIM-LOOP" }));
    const loop = listingOf(await list({ storeIds: "SIM-LOOP", pageToken: nextPageToken }));
    expect(loop.nextPageToken).toBe(nextPageToken);
  });

  it("take a token like any question, and obey the rules first", async () => {
    const { list, simulator } = await rig({ jobs: 50, burst: 1 });
    expect((await list({ storeIds: "SIM-500" })).status).toBe(500);
    expect((await list({ storeIds: "SIM-500" })).status).toBe(429);
    expect(simulator.stats().requests.getServiceJobs).toEqual({ 429: 1, 500: 1 });
    const strict = await rig({ jobs: 50 });
    expect((await strict.list({ storeIds: "SIM-500", pageSize: "21" })).status).toBe(400);
  });
});

describe("SIM-SLOW", () => {
  it("waits two seconds more than the others", async () => {
    const now = Date.now;
    const context = {
      listing: createListing(createJobSet({ seed: 1, count: 20, now })),
      pageTokens: createPageTokens({ lifeSeconds: 60, now }),
      seenBefore: () => false,
      totalOff: () => 0,
    };
    const query = listPath({ createdAfter: EVER, storeIds: "SIM-SLOW" }).split("?")[1] ?? "";
    const answer = getServiceJobs(context, "account", query);
    expect([answer.status, answer.delayMs, answer.transmission]).toEqual([200, 2_000, "whole"]);
  });
});

describe("faults of the moment", () => {
  async function codes(seed: number, errorRate: number): Promise<number[]> {
    const { list } = await rig({ jobs: 20, seed, faults: { errorRate } });
    const statuses: number[] = [];
    for (let index = 0; index < 60; index += 1) statuses.push((await list()).status);
    return statuses;
  }

  it("strike at the rate asked for, the same way for the same seed", async () => {
    const statuses = await codes(7, 0.3);
    const failed = statuses.filter((status) => status >= 500);
    expect(failed.length).toBeGreaterThan(8);
    expect(failed.length).toBeLessThan(30);
    expect(new Set(failed)).toEqual(new Set([500, 503]));
    expect(await codes(7, 0.3)).toEqual(statuses);
    expect(await codes(8, 0.3)).not.toEqual(statuses);
  });

  it("can cut every answer, and stop", async () => {
    const { list, simulator } = await rig({ jobs: 50, faults: { cutRate: 1 } });
    await expect(list()).rejects.toThrow();
    simulator.setFaults({ cutRate: 0 });
    expect((await list()).status).toBe(200);
  });

  it("can hang every answer until the simulator stops", async () => {
    const { list, simulator } = await rig({ jobs: 20, faults: { hangRate: 1 } });
    const reply = list();
    const ended = expect(reply).rejects.toThrow();
    await vi.waitFor(() => expect(simulator.stats().inFlight).toBe(1), {
      timeout: 10_000,
      interval: 1,
    });
    simulator.setFaults({ hangRate: 0 });
    expect((await list()).status).toBe(200);
    await simulator.close();
    await ended;
  });
});

import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { FACET_NAMES } from "@/lib/jobs/job-index";
import { settings } from "@/lib/server/config/settings";
import { createJobIndex } from "@/lib/server/index/create-job-index";
import { logger } from "@/lib/server/runtime/logger";
import { accounts } from "./accounts";
import { changeStreams, createChangeStreams } from "./changes/change-streams";
import { followChanges } from "./changes/follow-changes";
import { getJob } from "./get-job";
import { indexReport, jobFacets } from "./job-facets";
import { jobHistory } from "./job-history";
import { listJobs } from "./list-jobs";
import { searchFrom } from "./search-request";
import { accountsFromSettings } from "./source/seller-account";
import { indexedRig, US } from "./testing/indexed-rig";

// The whole of it, as the process composes it: Amazon, what follows it, what it answers.

const SOON = { timeout: 10_000 };
const CALL = { role: "manager", user: "mara" } as const;

let rig: Awaited<ReturnType<typeof indexedRig>>;

const search = (query: string) => searchFrom(new URLSearchParams(query));
const list = (query: string) => listJobs(search(query), CALL);

beforeAll(async () => {
  rig = await indexedRig();
  accounts.provide(
    accountsFromSettings((client) =>
      createJobIndex({
        ...{ mode: "memory", file: null, share: 1, months: 24, client, marketplaces: [US] },
        ...{ labels: settings().storeLabels, log: logger() },
      }),
    ),
  );
  await vi.waitFor(() => expect(indexReport().state).toBe("ready"), {
    timeout: 60_000,
    interval: 100,
  });
}, 90_000);
afterAll(async () => {
  await accounts.get().default.index?.close();
  await rig.simulator.close();
});

describe("whoever follows its changes", () => {
  const credentials = { cookies: [], userAgent: null };
  const user = { id: "mara", name: "Mara", email: null, role: "manager" } as const;
  const follow = (query: string, headers: Record<string, string> = {}) => {
    const left = new AbortController();
    onTestFinished(() => left.abort());
    const { signal } = left;
    return followChanges(new URLSearchParams(query), new Headers(headers), {
      ...{ user, credentials, signal },
    });
  };

  it("hears of a job once anybody here has seen it change, and its history says what", async () => {
    changeStreams.provide(createChangeStreams());
    const response = await follow("");
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "cache-control": "private, no-store",
      "content-type": "text/event-stream; charset=utf-8",
      "x-accel-buffering": "no",
    });
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    const next = async () => decoder.decode((await reader?.read())?.value);
    expect(await next()).toMatch(/event: beat\ndata: \{"sequence":\d+\}/u);
    const [job] = (await list("status=NOT_SERVICED&created=any&size=1")).jobs;
    const id = job?.serviceJobId ?? "";
    rig.simulator.change(id, { status: "HOLD", silent: true });
    const call = { ...CALL, marketplace: null, refresh: true };
    const { job: seen } = await getJob(id, call);
    const told = await next();
    expect(told).toMatch(new RegExp(`^id: \\d+\nevent: changes\ndata: .*"${id}"`, "u"));
    for (const personal of [seen.buyer?.name, seen.buyer?.phone, "buyer"]) {
      if (personal) expect(told).not.toContain(personal);
    }
    expect((await jobHistory(id)).changes).toContainEqual(
      expect.objectContaining({ kind: "status", from: "NOT_SERVICED", to: "HOLD" }),
    );
    const number = /^id: (\d+)/u.exec(told)?.[1] ?? "";
    const back = await follow("", { "last-event-id": `${Number(number) - 1}` });
    const again = back.body?.getReader();
    await again?.read();
    expect(decoder.decode((await again?.read())?.value)).toContain(id);
    changeStreams.get().close();
  });

  it("is refused what is not understood, and where there is no index", async () => {
    changeStreams.provide(createChangeStreams());
    for (const query of ["after=x", "marketplace=nowhere", "since=1"]) {
      await expect(follow(query), query).rejects.toMatchObject({ problem: { code: "bad_search" } });
    }
    const without = { ...accounts.get().default, index: null };
    const asked = { user, credentials, signal: AbortSignal.abort() };
    await expect(
      followChanges(new URLSearchParams(), new Headers(), asked, without),
    ).rejects.toMatchObject({ problem: { code: "index_unavailable" } });
  });
});

describe("an index that follows Amazon", () => {
  it("answers what Amazon's list has no word for", async () => {
    const { jobs, total, source } = await list("created=any&flag=late&sort=appointment");
    expect(source).toBe("index");
    expect(total).toBeGreaterThan(0);
    expect(jobs.every(({ flags }) => flags.includes("late"))).toBe(true);
    expect(jobs.some(({ buyer }) => buyer?.name)).toBe(true);
  });

  it("counts each value as the list does that asks for it", async () => {
    const { total, facets } = await jobFacets(search("created=any"));
    expect((await list("created=any&size=1")).total).toBe(total);
    for (const name of FACET_NAMES) {
      const [first] = facets[name];
      expect(first, name).toBeDefined();
      const query = `created=any&size=1&${name}=${encodeURIComponent(first?.value ?? "")}`;
      expect((await list(query)).total, query).toBe(first?.count);
    }
  });

  it("learns from a job that is opened, before it would have heard of it", async () => {
    const query = "created=any&status=NOT_SERVICED";
    const { jobs, total } = await list(query);
    const id = jobs[0]?.serviceJobId ?? "";
    rig.simulator.change(id, { status: "HOLD", silent: true });
    await getJob(id, { ...CALL, marketplace: null, refresh: true });
    await vi.waitFor(async () => expect((await list(query)).total).toBe((total ?? 0) - 1), SOON);
  });

  it("hides a job that Amazon no longer knows from the second time on", async () => {
    const query = "created=any&status=COMPLETED";
    const { jobs, total } = await list(query);
    const id = jobs[0]?.serviceJobId ?? "";
    rig.simulator.change(id, { hidden: true });
    const seen = await listJobs(search(query), { ...CALL, refresh: true });
    expect(seen.notes).toMatchObject({ [id]: "gone" });
    await listJobs(search(query), { ...CALL, refresh: true });
    await vi.waitFor(async () => expect((await list(query)).total).toBe((total ?? 0) - 1), SOON);
  });

  it("says nothing has changed where nothing has", async () => {
    for (const query of ["created=any", "created=any&page=5", "created=any&sort=appointment"]) {
      expect((await list(query)).notes, query).toBeUndefined();
    }
  });

  it("goes on without Amazon, in the zones of the sites", async () => {
    const query = "created=any&page=3";
    const before = await list(query);
    rig.simulator.setFaults({ outage: "unavailable" });
    const during = await listJobs(search(query), { ...CALL, refresh: true });
    expect(during.rows).toEqual({ source: "index", code: "upstream_unavailable" });
    const facts = ({ jobs }: typeof before) =>
      jobs.map(({ serviceJobId, serviceJobStatus, zone, flags }) => [
        ...[serviceJobId, serviceJobStatus, zone, flags],
      ]);
    expect(facts(during)).toEqual(facts(before));
    expect(during.jobs.every(({ buyer }) => buyer === undefined)).toBe(true);
  });
});

import { describe, expect, it } from "vitest";
import { createStats } from "./stats";
import { EVER, jobOf, listingOf, NOW, rig, send } from "./testing/client";

describe("statistics", () => {
  it("tell what was sent, but no header's value", async () => {
    const { control, list, simulator } = await rig({ jobs: 20 });
    await list({ pageSize: "5" });
    await list({ pageSize: "21" });
    const stats = simulator.stats();
    expect(stats.requests.getServiceJobs).toEqual({ 200: 1, 400: 1 });
    expect(stats.recent[0]).toEqual({
      at: NOW,
      operation: "getServiceJobs",
      status: 200,
      path: "/service/v1/serviceJobs",
      query: `marketplaceIds=ATVPDKIKX0DER&createdAfter=${encodeURIComponent(EVER)}&pageSize=5`,
      headers: expect.arrayContaining(["user-agent", "x-amz-access-token"]),
    });
    expect(JSON.stringify(stats)).not.toContain("Atza");
    expect(JSON.parse((await control("stats")).text)).toEqual(simulator.stats());
  });

  it("keep the latest 2,000 requests and count all", () => {
    const stats = createStats();
    for (let at = 0; at < 2_100; at += 1) {
      const request = { at, operation: "token" as const, path: "/", query: "", headers: [] };
      stats.answered(stats.begin(request), 200);
      stats.ended();
    }
    const { recent, requests, inFlight, maxInFlight } = stats.read();
    expect([recent.length, recent[0]?.at, recent.at(-1)?.at]).toEqual([2_000, 100, 2_099]);
    expect(requests.token).toEqual({ 200: 2_100 });
    expect([inFlight, maxInFlight]).toEqual([0, 1]);
  });

  it("count unknown paths, and start over on request", async () => {
    const { get, simulator } = await rig({ jobs: 20 });
    await get("/nowhere");
    expect(simulator.stats().requests.unknown).toEqual({ 403: 1 });
    simulator.resetStats();
    expect(simulator.stats()).toMatchObject({ requests: { unknown: {} }, recent: [] });
  });
});

describe("the switchboard", () => {
  it("tells a test who the buyers are", async () => {
    const { control, list } = await rig({ jobs: 20 });
    const { contacts } = JSON.parse((await control("contacts")).text);
    expect(contacts.length).toBeGreaterThanOrEqual(20);
    for (const { serviceJobId, buyer, serviceLocation } of listingOf(await list()).jobs) {
      const { name, phone } = buyer ?? {};
      const contact = { serviceJobId, name, phone, address: serviceLocation?.address };
      expect(contacts).toContainEqual(JSON.parse(JSON.stringify(contact)));
    }
  });

  it("changes faults, and reset takes them back", async () => {
    const { control, list } = await rig({ jobs: 20 });
    expect((await control("faults", { errorRate: 1 })).status).toBe(200);
    expect((await list()).status).toBeGreaterThanOrEqual(500);
    await control("reset");
    expect((await list()).status).toBe(200);
    expect(JSON.parse((await control("stats")).text).requests.getServiceJobs).toEqual({ 200: 1 });
  });

  it("exchanges credentials and leaves the tokens in use alone", async () => {
    const { control, list, token } = await rig({ jobs: 20 });
    const fresh = { clientId: "c", clientSecret: "new", refreshToken: "r" };
    expect((await control("credentials", [fresh])).status).toBe(200);
    expect((await token()).status).toBe(401);
    const fields = { client_id: "c", client_secret: "new", refresh_token: "r" };
    expect((await token(fields)).status).toBe(200);
    expect((await list()).status).toBe(200);
    expect((await control("credentials", [{ clientId: "c" }])).status).toBe(400);
    expect((await control("credentials", {})).status).toBe(400);
  });

  it("expires access tokens", async () => {
    const { control, list } = await rig({ jobs: 20 });
    await control("expire-access-tokens");
    expect((await list()).status).toBe(403);
  });

  it("creates jobs that the list shows first, and changes one", async () => {
    const { clock, control, get, list } = await rig({ jobs: 20 });
    clock.now = NOW + 1_000;
    const created = await control("create", { count: 2, storeId: "SEA-TUKWILA-01" });
    const ids: string[] = JSON.parse(created.text).serviceJobIds;
    const { jobs } = listingOf(await list({ createdAfter: new Date(NOW + 1).toISOString() }));
    expect(jobs.map((job) => job.serviceJobId).sort()).toEqual([...ids].sort());
    await control("change", { serviceJobId: ids[0], status: "CANCELLED" });
    expect(jobOf(await get(`/service/v1/serviceJobs/${ids[0]}`)).serviceJobStatus).toBe(
      "CANCELLED",
    );
  });

  it("hides a job and shows it again, with its technicians", async () => {
    const { control, get, list } = await rig({ jobs: 100 });
    const [job] = listingOf(await list({ serviceJobStatus: "NOT_SERVICED" })).jobs;
    const serviceJobId = job?.serviceJobId ?? "";
    const technicians = [{ technicianId: "T1", name: "Ada" }];
    await control("change", { serviceJobId, technicians, hidden: true });
    expect((await get(`/service/v1/serviceJobs/${serviceJobId}`)).status).toBe(404);
    await control("change", { serviceJobId, hidden: false });
    const shown = jobOf(await get(`/service/v1/serviceJobs/${serviceJobId}`));
    const active = shown.appointments?.find((visit) => visit.appointmentStatus === "ACTIVE");
    expect(active?.assignedTechnicians).toEqual(technicians);
  });

  it("refuses technicians for a job that nobody visits", async () => {
    const { control, list } = await rig({ jobs: 50 });
    const [job] = listingOf(await list({ serviceJobStatus: "CANCELLED" })).jobs;
    const reply = await control("change", { serviceJobId: job?.serviceJobId, technicians: [] });
    expect(reply.status).toBe(400);
  });

  it("sets the clock forward, of tokens and of the header too", async () => {
    const { control, list } = await rig({ jobs: 20, accessTokenSeconds: 60 });
    expect((await list()).headers.date).toBe(new Date(NOW).toUTCString());
    await control("clock", { forwardMs: 60_000 });
    const late = await list();
    expect([late.status, late.headers.date]).toEqual([403, new Date(NOW + 60_000).toUTCString()]);
  });

  it.each<[string, unknown, number]>([
    ["faults", { errorRate: 2 }, 400],
    ["faults", { hangRate: "often" }, 400],
    ["faults", { lwaDown: 1 }, 400],
    ["faults", { latency: { meanMs: -1, jitterMs: 0 } }, 400],
    ["faults", { errorrate: 0.1 }, 400],
    ["faults", { outage: "sometimes" }, 400],
    ["faults", { storm: { refusals: 3 } }, 400],
    ["faults", { storm: 3 }, 400],
    ["faults", { totalOff: "3" }, 400],
    ["faults", { updateDelayMs: -1 }, 400],
    ["faults", { silentRate: 2 }, 400],
    ["faults", { constructor: 1 }, 400],
    ["faults", [], 400],
    ["change", { serviceJobId: "unknown" }, 404],
    ["change", { serviceJobId: "1", status: "DONE" }, 400],
    ["change", { serviceJobId: "1", technicians: [{ name: "Ada" }] }, 400],
    ["change", { serviceJobId: "1", appointment: { startTime: "soon" } }, 400],
    ["change", { serviceJobId: "1", goods: { itemStatus: "LOST" } }, 400],
    ["change", { serviceJobId: "1", hidden: "yes" }, 400],
    ["change", { serviceJobId: "1", lateMs: -1 }, 400],
    ["change", { serviceJobId: "1", colour: "red" }, 400],
    ["change", {}, 400],
    ["clock", { forwardMs: -1 }, 400],
    ["create", { count: 0 }, 400],
    ["create", { count: 1, storeId: "NOWHERE" }, 400],
    ["create", "two", 400],
    ["nothing", {}, 404],
  ])("refuses %s %j", async (action, body, status) => {
    const { control } = await rig({ jobs: 20 });
    const reply = await control(action, body);
    expect(reply.status).toBe(status);
    expect(JSON.parse(reply.text).error).toMatch(/.+/);
  });

  it("is closed to web pages", async () => {
    const { simulator, list } = await rig({ jobs: 20 });
    const reply = await send(`${simulator.url}/_simulator/expire-access-tokens`, {
      method: "POST",
      headers: { origin: "https://example.com" },
    });
    expect(reply.status).toBe(403);
    expect((await list()).status).toBe(200);
  });

  it("refuses what is no JSON", async () => {
    const { simulator } = await rig({ jobs: 20 });
    const reply = await send(`${simulator.url}/_simulator/faults`, { method: "POST", body: "{" });
    expect(reply.status).toBe(400);
  });
});

import { expect, it } from "vitest";
import { createProviderClaims } from "@/lib/server/auth/provider-claims";
import { memorySlots } from "@/lib/server/jobs/export/memory-slots";
import { createSeal } from "./seal";
import { createSharedChains } from "./shared-chains";
import { createSharedSlots } from "./shared-slots";
import { describeSeveral } from "./testing/several";

const SEAL = createSeal("s".repeat(32));
const stay = new AbortController().signal;

describeSeveral("cursors in an engine", (current) => {
  it("that one process has found open pages for another, sealed, until they are refused", async () => {
    const { rig, pair } = current();
    const { one, two } = await pair();
    const [a, b] = [one, two].map(({ engine }) => createSharedChains(engine, SEAL));
    a?.put("store=SEA-01", 2, "cursor two");
    a?.put("store=SEA-01", 3, "cursor three");
    await rig.settle();
    expect(await b?.get("store=SEA-01", 2, 9)).toEqual(["cursor two", "cursor three"]);
    expect(await b?.get("store=SEA-01", 3, 3)).toEqual(["cursor three"]);
    const keys = (await rig.ask("KEYS", "*:c")) as string[];
    const held = await Promise.all(keys.map(async (key) => `${key} ${await rig.ask("DUMP", key)}`));
    expect(held).toHaveLength(1);
    expect(held.join()).not.toMatch(/cursor|SEA/u);
    b?.forget("store=SEA-01");
    await rig.settle();
    expect(await a?.get("store=SEA-01", 2, 9)).toEqual([]);
  });
});

describeSeveral("export slots in an engine", (current) => {
  async function slots() {
    const made = await current().pair();
    const [a, b] = [made.one, made.two].map(({ engine }) =>
      createSharedSlots(engine, memorySlots()),
    );
    if (a === undefined || b === undefined) throw new Error("There are two.");
    return { ...current(), ...made, a, b };
  }

  it("are two for all processes, and the third begins when one ends", async () => {
    const { rig, a, b } = await slots();
    const first = await a.acquire(stay);
    await a.acquire(stay);
    let began = false;
    void b.acquire(stay).then(() => {
      began = true;
    });
    await rig.pass(1_500);
    expect(began).toBe(false);
    expect([await a.running(), await b.running()]).toEqual([2, 2]);
    first.release();
    first.release();
    await rig.pass(0);
    expect(began).toBe(true);
    expect(await b.running()).toBe(2);
  });

  it("come back from a process that dies, and from whoever leaves the queue", async () => {
    const { rig, one, a, b } = await slots();
    await a.acquire(stay);
    await a.acquire(stay);
    const leaving = new AbortController();
    const left = expect(b.acquire(leaving.signal)).rejects.toThrow("gone");
    await rig.pass(0);
    leaving.abort(new Error("gone"));
    await left;
    let began = false;
    void b.acquire(stay).then(() => {
      began = true;
    });
    await rig.pass(0);
    one.kill();
    await rig.pass(3_500);
    expect(began).toBe(true);
    expect(await b.running()).toBe(1);
  });

  it("are two of each process while the engine is away, and counted again when it is back", async () => {
    const { rig, server, one, two, a, b } = await slots();
    await a.acquire(stay);
    await server.kill();
    await rig.passWithout(500);
    const held = [await a.acquire(stay), await b.acquire(stay)];
    expect(await b.running()).toBe(1);
    await server.start();
    await rig.reconnect();
    await rig.untilBack(one, two);
    expect(await b.running()).toBe(3);
    for (const slot of held) slot.release();
    await rig.settle();
    expect(await b.running()).toBe(1);
  });

  it("send away who waits for one when the process ends", async () => {
    const { rig, a, b } = await slots();
    await a.acquire(stay);
    await a.acquire(stay);
    const waiting = expect(b.acquire(stay)).rejects.toMatchObject({
      problem: { code: "upstream_unavailable" },
    });
    await rig.pass(0);
    void b.close();
    await waiting;
  });
});

describeSeveral("a provider's claims in an engine", (current) => {
  it("are asked for by one process, for whom a refresh token counts just once", async () => {
    const { rig, pair } = current();
    const { one, two } = await pair();
    const asked: string[] = [];
    const spent = new Set<string>();
    const ask = async (input: string | URL | Request, init?: RequestInit) => {
      const url = String(input);
      if (url.endsWith("/me")) return Response.json({ sub: "u-1", roles: ["manager"] });
      const token = new URLSearchParams(String(init?.body)).get("refresh_token") ?? "";
      asked.push(token);
      if (spent.has(token)) return Response.json({ error: "invalid_grant" }, { status: 400 });
      spent.add(token);
      return Response.json({ access_token: "at-2", expires_in: 3_600, refresh_token: "rt-2" });
    };
    const now = Date.now();
    const provider = {
      accessToken: "at-1",
      accessTokenEndsAt: now - 1,
      refreshToken: "rt-1",
      claim: ["admin"],
      claimAt: now - 6 * 60_000,
      claimInIdToken: false,
    };
    const standings = [one, two].map(({ once }) =>
      createProviderClaims({
        metadata: async () => ({
          issuer: "https://id.example",
          token_endpoint: "https://id.example/token",
          userinfo_endpoint: "https://id.example/me",
        }),
        credentials: () => ({ clientId: "dashboard", clientSecret: "secret" }),
        rolesClaim: "roles",
        fetch: ask,
        now: Date.now,
        once,
      }).standingOf({ id: "s-1", userId: "u-1", provider }),
    );
    await rig.pass(600);
    expect(await Promise.all(standings)).toEqual([
      { ended: false, claim: ["manager"] },
      { ended: false, claim: ["manager"] },
    ]);
    expect(asked).toEqual(["rt-1"]);
  });
});

import { once } from "node:events";
import { createServer } from "node:http";
import type { Duplex } from "node:stream";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { accounts } from "@/lib/server/jobs/accounts";
import { readiness } from "@/lib/server/jobs/readiness";
import { logger } from "@/lib/server/runtime/logger";
import { fetchThroughProxy } from "@/lib/server/runtime/outgoing-proxy";
import { createSpApi } from "@/lib/server/sp-api/client";
import type { SpApiConfig } from "@/lib/server/sp-api/config";
import type { SpApiEvent } from "@/lib/server/sp-api/events";
import { fakeAmazon, reply, stopFakes } from "@/lib/server/sp-api/testing/fake-amazon";
import { amazonProblem } from "./amazon-problem";
import { observeSpApi } from "./observe";
import { accountsFromSettings } from "./seller-account";

const QUERY = { marketplaceId: "ATVPDKIKX0DER", createdAfter: "2026-01-01T00:00:00Z" };
const AMAZON = { endpoint: "https://amazon.test" };
const LOGIN = { lwaEndpoint: "https://login.test/token" };

let answer: (socket: Duplex) => void;
let tunnels = 0;
let lines: object[];

const says = (line: string) => (socket: Duplex) => socket.end(`HTTP/1.1 ${line}\r\n\r\n`);

beforeAll(async () => {
  const sockets = new Set<Duplex>();
  const proxy = createServer().on("connect", (_, socket: Duplex) => {
    tunnels += 1;
    sockets.add(socket.on("error", () => undefined));
    answer(socket);
  });
  await once(proxy.listen(0, "127.0.0.1"), "listening");
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("There is no port.");
  const url = `http://me:hidden@127.0.0.1:${address.port}`;
  await fetchThroughProxy({ url, except: [] }, 200);
  return async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => proxy.close(done));
  };
});
beforeEach(() => {
  tunnels = 0;
  lines = [];
  vi.spyOn(logger(), "warn").mockImplementation((about: unknown, message?: string) => {
    lines.push({ ...Object(about), message });
  });
});
afterEach(() => {
  stopFakes();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A client whose way to the named hosts leads through the proxy. */
async function clientOf(behind: Partial<SpApiConfig>) {
  const { config } = await fakeAmazon((response) => reply(response, 200, { payload: {} }));
  const events: SpApiEvent[] = [];
  const observe = observeSpApi(logger());
  const client = createSpApi(
    { ...config, ...behind },
    {
      random: () => 0,
      sleep: async () => undefined,
      observe: (event) => {
        events.push(event);
        observe(event);
      },
    },
  );
  return { client, events };
}

const REFUSED = [
  ["407", says("407 Proxy Authentication Required"), /another name and password \(407\)/u],
  ["403", says("403 Forbidden"), /refuses the connection \(403\)/u],
] as const;
const FAILED = [
  ["503", says("503 Service Unavailable"), /could not make the connection \(503\)/u],
  ["a closed connection", (socket: Duplex) => socket.destroy(), /cannot be reached/u],
  ["silence", () => undefined, /did not answer in time/u],
] as const;
const ANSWERS = [
  ...REFUSED.map(([name, does, said]) => [name, does, said, 1, 1] as const),
  ...FAILED.map(([name, does, said]) => [name, does, said, 4, 3] as const),
];

it.each(ANSWERS)("a proxy that answers %s is named, not Amazon", async (_, does, said, tries) => {
  answer = does;
  const { client } = await clientOf(AMAZON);
  const error = await client.getServiceJobs(QUERY).catch((reason: unknown) => reason);
  expect(amazonProblem(error)).toMatchObject({
    status: 503,
    code: "upstream_unavailable",
    reason: "proxy",
    detail: expect.stringMatching(said),
  });
  expect(tunnels).toBe(tries);
  expect(lines).toContainEqual(
    expect.objectContaining({ target: "amazon.test:443", message: expect.stringMatching(said) }),
  );
  expect(lines).toContainEqual(expect.objectContaining({ code: "proxy", message: "amazon" }));
  expect(JSON.stringify([lines, error])).not.toContain("hidden");
});

it.each(ANSWERS)(
  "on the way to Login with Amazon a proxy that answers %s is named, too",
  async (_, does, said, __, tries) => {
    answer = does;
    const { client, events } = await clientOf(LOGIN);
    const error = await client.getServiceJobs(QUERY).catch((reason: unknown) => reason);
    expect(amazonProblem(error)).toMatchObject({
      code: "upstream_unavailable",
      reason: "proxy",
      detail: expect.stringMatching(said),
    });
    expect(tunnels).toBe(tries);
    expect(events).toContainEqual(expect.objectContaining({ type: "lwa", outcome: "proxy" }));
    expect(lines).toContainEqual(expect.objectContaining({ target: "login.test:443" }));
    expect(JSON.stringify([lines, error])).not.toContain("hidden");
  },
);

it("keeps the process from being ready, which says so", async () => {
  answer = says("407 Proxy Authentication Required");
  vi.stubEnv("SP_API_MODE", "demo");
  vi.stubEnv("SP_API_ENDPOINT", AMAZON.endpoint);
  vi.stubEnv("SP_API_LWA_ENDPOINT", LOGIN.lwaEndpoint);
  vi.stubEnv("LOG_LEVEL", "silent");
  accounts.provide(accountsFromSettings());
  expect(await readiness()).toBe("waiting for the outgoing proxy");
  const standing = { met: false, together: false, processes: 4, aloneSeconds: 0, reentered: 0 };
  accounts.provide({ ...accounts.get(), standing: () => standing });
  expect(await readiness()).toBe("waiting for Valkey");
});

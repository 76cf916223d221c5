import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Revealed } from "@/lib/jobs/contact";
import { requestContact } from "@/lib/jobs/contact";
import { createRevealSession, type RevealSession } from "./use-reveal";

const HOUR = 3_600_000;
const MINUTE = 60_000;
const SERVER_TIME = Date.parse("2026-11-24T12:00:00Z");
const ANSWER: Revealed = {
  contact: { buyer: { phone: "+1 206-555-0142" } },
  hideAt: "2026-11-24T12:05:00.000Z",
  shownMs: 5 * MINUTE,
};

const clock = { wall: SERVER_TIME, monotonic: 0 };
let server: Server;
let waiting: ServerResponse[] = [];
let arrived: () => void = () => undefined;
let session: RevealSession;

beforeAll(async () => {
  server = createServer((_, response) => {
    waiting.push(response);
    arrived();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  waiting = [];
  Object.assign(clock, { wall: SERVER_TIME, monotonic: 0 });
  const { port } = server.address() as AddressInfo;
  const real = fetch;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) =>
    real(`http://127.0.0.1:${port}${path}`, init),
  );
  session = createRevealSession((reason, signal) => requestContact("J-1", reason, signal), {
    wall: () => clock.wall,
    monotonic: () => clock.monotonic,
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function answer(): void {
  for (const response of waiting) response.end(JSON.stringify(ANSWER));
}

async function shown(): Promise<void> {
  arrived = answer;
  await session.show("access");
}

function pass(ms: number, { asleep = false } = {}): void {
  clock.wall += ms;
  if (!asleep) clock.monotonic += ms;
  vi.advanceTimersByTime(1_000);
}

it.each([
  { device: "right", offset: 0 },
  { device: "an hour slow", offset: -HOUR },
  { device: "an hour fast", offset: HOUR },
])("shows for five minutes where the device's clock is $device", async ({ offset }) => {
  clock.wall += offset;
  await shown();
  expect(session.state()).toMatchObject({ kind: "shown", until: clock.wall + 5 * MINUTE });
  pass(5 * MINUTE - 1);
  expect(session.state().kind).toBe("shown");
  pass(1);
  expect(session.state().kind).toBe("hidden");
});

it("hides in time where the clock is set back meanwhile, and after sleep", async () => {
  await shown();
  clock.wall -= HOUR;
  pass(5 * MINUTE);
  expect(session.state().kind).toBe("hidden");
  await shown();
  pass(10 * MINUTE, { asleep: true });
  expect(session.state().kind).toBe("hidden");
});

it("shows nothing that was cancelled while it loaded", async () => {
  const seen: string[] = [];
  session.subscribe(() => seen.push(session.state().kind));
  const here = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const request = session.show("access");
  await here;
  session.hide();
  answer();
  await request;
  expect(seen).toEqual(["loading", "hidden"]);
});

it("shows the answer to the last question only", async () => {
  const first = session.show("access");
  await shown();
  await first;
  expect(session.state().kind).toBe("shown");
  session.hide();
  pass(MINUTE);
  expect(session.state().kind).toBe("hidden");
});

it("says why there is no answer", async () => {
  arrived = () => {
    for (const response of waiting) response.writeHead(401).end("{}");
  };
  await session.show("access");
  expect(session.state()).toMatchObject({ kind: "failed", problem: { code: "unauthenticated" } });
});

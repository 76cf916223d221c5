import { dehydrate, hydrate, QueryClient } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import { noteServerTime } from "@/lib/http/server-clock";
import { atDeviceTime } from "./hydrated-queries";

const HOUR = 3_600_000;
const SERVER = Date.parse("2026-11-24T12:00:00Z");

afterEach(() => {
  noteServerTime(Date.now());
  vi.useRealTimers();
});

/** What the server has asked a second ago. */
function rendered(rows: string) {
  vi.setSystemTime(SERVER - 1_000);
  const client = new QueryClient();
  client.setQueryData(["jobs"], rows);
  vi.setSystemTime(SERVER);
  return dehydrate(client);
}

it.each([-HOUR, HOUR])("rows of the server are as old on a device %d ms off", (off) => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const state = rendered("first");
  const client = new QueryClient();
  vi.setSystemTime(SERVER + off);
  noteServerTime(SERVER);
  hydrate(client, atDeviceTime(state, SERVER));
  const { dataUpdatedAt } = client.getQueryState(["jobs"]) ?? {};
  expect(Date.now() - (dataUpdatedAt ?? 0)).toBe(1_000);
});

it("newer rows of the server replace what a device whose clock is fast got itself", () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const client = new QueryClient();
  vi.setSystemTime(SERVER + HOUR - 60_000);
  noteServerTime(SERVER - 60_000);
  client.setQueryData(["jobs"], "own");
  const state = rendered("newer");
  vi.setSystemTime(SERVER + HOUR);
  hydrate(client, atDeviceTime(state, SERVER));
  expect(client.getQueryData(["jobs"])).toBe("newer");
});

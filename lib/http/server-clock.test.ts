import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { fetchJson } from "./fetch-json";
import { deviceTimeOf, noteServerTime, serverNow, serverTimeOf } from "./server-clock";

const HOUR = 3_600_000;
const SERVER = Date.parse("2026-11-24T12:00:00Z");

let server: Server;
let base = "";

beforeAll(async () => {
  server = createServer((_, response) => {
    response.writeHead(200, { date: new Date(SERVER).toUTCString() }).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: SERVER });
});
afterEach(() => {
  noteServerTime(Date.now());
  vi.useRealTimers();
});

it.each([-HOUR, HOUR])("is the server's after any answer, on a device %d ms off", async (off) => {
  vi.setSystemTime(SERVER + off);
  await fetchJson(base);
  expect(serverNow()).toBe(SERVER);
  expect(serverTimeOf(SERVER + off)).toBe(SERVER);
  expect(deviceTimeOf(SERVER)).toBe(SERVER + off);
});

it("is the device's where the two agree but for the way of the answer", async () => {
  vi.setSystemTime(SERVER + 5_000);
  await fetchJson(base);
  expect(serverNow()).toBe(SERVER + 5_000);
});

it("follows a device's clock that is set right", async () => {
  vi.setSystemTime(SERVER + HOUR);
  await fetchJson(base);
  vi.setSystemTime(SERVER + 1_000);
  await fetchJson(base);
  expect(serverNow()).toBe(SERVER + 1_000);
});

it("learns nothing from an answer without a time", () => {
  noteServerTime(null);
  noteServerTime("soon");
  expect(serverNow()).toBe(SERVER);
});

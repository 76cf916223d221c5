import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { fetchJson, postJson, sendJson } from "./fetch-json";
import { onSessionEnd, whileEnding } from "./session-end";

let server: Server;
let base = "";
const ended = vi.fn<() => void>();
let stop: () => void;

beforeAll(async () => {
  server = createServer((request, response) => {
    const status = Number(request.url?.slice(1));
    response.writeHead(status).end(status === 200 ? "{}" : "<p>no</p>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  ended.mockReset();
  stop = onSessionEnd(ended);
});
afterEach(() => stop());

it.each([
  { how: "read", ask: (url: string) => fetchJson(url) },
  { how: "sent", ask: (url: string) => postJson(url, {}) },
  { how: "deleted", ask: (url: string) => sendJson("DELETE", url) },
])("is heard of from any answer to what is $how", async ({ ask }) => {
  await expect(ask(`${base}/401`)).rejects.toThrow();
  expect(ended).toHaveBeenCalledOnce();
});

it.each([200, 403, 404, 429, 500, 503])("is none: %i", async (status) => {
  await fetchJson(`${base}/${status}`).catch(() => undefined);
  expect(ended).not.toHaveBeenCalled();
});

it("is no news while somebody ends it on purpose", async () => {
  await whileEnding(() => fetchJson(`${base}/401`).catch(() => undefined));
  expect(ended).not.toHaveBeenCalled();
});

it("is news where ending it fails", async () => {
  await expect(whileEnding(() => fetchJson(`${base}/401`))).rejects.toThrow();
  expect(ended).toHaveBeenCalledOnce();
});

it("is signalled to nobody who has gone", async () => {
  stop();
  await expect(fetchJson(`${base}/401`)).rejects.toThrow();
  expect(ended).not.toHaveBeenCalled();
});

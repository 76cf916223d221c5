import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { fetchJson } from "./fetch-json";
import { ProblemError } from "./problem";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function ask(status: number, headers: Record<string, string>, body = "<html></html>") {
  return problemOf((response) => response.writeHead(status, headers).end(body));
}

async function problemOf(answer: (response: ServerResponse) => unknown) {
  const server = createServer((_, response) => void answer(response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const error = await fetchJson(`http://127.0.0.1:${port}/`).catch((reason: unknown) => reason);
  if (!(error instanceof ProblemError)) throw error;
  return error.problem;
}

describe("an answer of whatever stands before our server", () => {
  it.each([
    ["7", 7],
    ["1.5", 2],
    ["2.0", 2],
    ["0", 1],
    ["86400", 300],
    [new Date(Date.now() + 86_400_000).toUTCString(), 300],
    [new Date(Date.now() - 60_000).toUTCString(), 1],
    ["soon", undefined],
    ["-3", undefined],
    ["2026-01-05", undefined],
  ])("with Retry-After: %s has the reader wait %s seconds", async (header, retryAfter) => {
    for (const status of [429, 503]) {
      expect((await ask(status, { "retry-after": header })).retryAfter).toBe(retryAfter);
    }
  });

  it("names no time where it has none", async () => {
    expect(await ask(503, {})).not.toHaveProperty("retryAfter");
  });
});

it("takes the seconds of a problem before those of a header", async () => {
  const problem = { code: "rate_limited", detail: "x", retryAfter: 4 };
  const headers = { "content-type": "application/problem+json", "retry-after": "9" };
  expect((await ask(429, headers, JSON.stringify(problem))).retryAfter).toBe(4);
});

describe("an answer that breaks off", () => {
  const breakOff = (status: number) => (response: ServerResponse) =>
    response
      .writeHead(status, { "content-type": "application/json", "content-length": "99" })
      .write('{"jobs":[', () => response.destroy());

  it("is a lost connection", async () => {
    expect(await problemOf(breakOff(200))).toMatchObject({
      code: "upstream_unavailable",
      reason: "unreachable",
    });
  });

  it("is what its status says where that is a failure", async () => {
    expect(await problemOf(breakOff(401))).toMatchObject({ code: "unauthenticated" });
  });
});

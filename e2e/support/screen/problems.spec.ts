import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { watchProblems } from "./problems";

/** Answers `/status/N` with status N, and everything else with a page without styles that runs `?script=`. */
const server = createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://localhost");
  const status = /^\/status\/(\d+)$/.exec(url.pathname)?.[1];
  response.writeHead(status ? Number(status) : 200, {
    ...{ "content-type": "text/html", "content-security-policy": "style-src 'none'" },
  });
  response.end(
    `<!doctype html><link rel="icon" href="data:,"><script>${url.searchParams.get("script") ?? ""}</script>`,
  );
});

test.describe("the watch over unexpected problems @desktop", () => {
  let baseUrl = "";

  test.beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  test.afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  const cases = [
    { name: "a console error", script: 'console.error("bad")', problem: /^console: bad/ },
    { name: "an error", script: 'throw new Error("boom")', problem: /^uncaught: Error: boom/ },
    {
      name: "an unhandled rejection",
      script: 'Promise.reject(new Error("lost"))',
      problem: /^uncaught: Error: lost/,
    },
    { name: "an answer of 404", script: 'fetch("/status/404")', problem: /^404: GET .*404$/ },
    {
      name: "a request that fails",
      script: 'fetch("http://127.0.0.1:1/")',
      problem: /^failed: GET http:\/\/127\.0\.0\.1:1\/ /,
    },
    {
      name: "a call to another origin",
      script: 'fetch("http://127.0.0.1:1/")',
      problem: /^foreign: GET http:\/\/127\.0\.0\.1:1\/$/,
    },
    {
      name: "what the policy of a page forbids",
      script: 'document.head.append(document.createElement("style"))',
      problem: /^console: the page's policy forbids style-src-elem/,
    },
    {
      name: "a problem in another tab",
      script: 'if (!opener) open(location.href); else console.error("tab")',
      problem: /^console: tab/,
    },
  ];

  for (const { name, script, problem } of cases) {
    test(`sees ${name}`, async ({ page, context }) => {
      const problems = await watchProblems(context, baseUrl);
      await page.goto(`${baseUrl}/?script=${encodeURIComponent(script)}`);
      await expect.poll(() => problems.find((line) => problem.test(line))).toBeDefined();
    });
  }

  test("sees nothing where nothing is wrong", async ({ page, context }) => {
    const problems = await watchProblems(context, baseUrl);
    await page.goto(`${baseUrl}/?script=${encodeURIComponent('console.warn("fine")')}`);
    await page.evaluate(() => fetch("/status/204"));
    expect(problems).toEqual([]);
  });
});

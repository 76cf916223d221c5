import { expect } from "vitest";
import { disclosuresIn } from "@/e2e/support/api/disclosure";
import { rawHttp } from "@/e2e/support/api/raw-http";
import { testIn } from "@/e2e/support/api-test";
import { API_ROUTES } from "@/lib/access/api-routes";
import { PROBLEM_STATUS } from "@/lib/http/problem";
import { PROBLEM_TITLES } from "@/lib/http/problem-body";
import { ROUTE_EXAMPLES } from "./access-examples";

const test = testIn("shared");

const routes = Object.entries(ROUTE_EXAMPLES).map(([route, example]) => {
  const [method = "", pattern = ""] = route.split(" ");
  const [path = ""] = example.path.split("?");
  return { route, method, pattern, path, data: "data" in example ? example.data : undefined };
});
const reads = new Set(["GET"]);
const AUTH = ["signout", "signin/demo", "callback/demo", "session", "_log"];
/** Everything that writes, next-auth's own actions included. */
const WRITES = [
  ...routes.filter(({ method }) => !reads.has(method)),
  ...AUTH.map((action) => ({
    route: `POST ${action} of next-auth`,
    method: "POST",
    path: `/api/auth/${action}`,
    data: { csrfToken: "x", json: "true" },
  })),
];

/** What a thousand ids need, in bytes; every other body is refused beyond 64 KiB, if not before. */
const LONG_BODIES: Readonly<Record<string, number>> = { "POST /api/lookups": 256 * 1024 };

/** Documents are bytes, and tried as such by their own spec. */
const BYTES = "POST /api/jobs/[id]/documents";

const ELSEWHERE: readonly Record<string, string>[] = [
  { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
  { origin: "https://evil.example" },
  { origin: "null" },
  { "sec-fetch-site": "same-site" },
];

for (const { route, method, path, data } of WRITES) {
  test(`${route} refuses what another site's page sends`, async ({ api }) => {
    const { send } = await api("admin");
    for (const headers of ELSEWHERE) {
      const reply = await send(method, path, { headers, data });
      expect(reply.status, JSON.stringify(headers)).toBe(403);
      expect(reply.header("content-type")).toBe("application/problem+json");
      expect(reply.problem()).toMatchObject({ code: "forbidden" });
      expect(reply.header("set-cookie")).toBeUndefined();
    }
  });

  test.skipIf(route === BYTES)(`${route} refuses a body that is too long`, async ({ api }) => {
    const { send } = await api("admin");
    for (const length of [(LONG_BODIES[route] ?? 64 * 1024) + 1, 2_000_000]) {
      const reply = await send(method, path, { data: { text: "x".repeat(length) } });
      expect(reply.status).toBe(422);
      expect(reply.problem()).toMatchObject({ code: "bad_search", errors: [{ code: "tooLarge" }] });
      expect(reply.text.length).toBeLessThan(1_000);
    }
  });
}

test("a sign-out that another site asks for leaves the session as it is", async ({ api }) => {
  const { get, send } = await api("viewer");
  await send("POST", "/api/auth/signout", { headers: { "sec-fetch-site": "cross-site" } });
  expect((await get("/api/jobs?size=1")).status).toBe(200);
});

function expectNoLeak(text: string): void {
  expect(disclosuresIn(text)).toEqual([]);
}

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

for (const pattern of new Set(routes.map((one) => one.pattern))) {
  const allowed = routes.filter((one) => one.pattern === pattern);
  const others = METHODS.filter((method) => !allowed.some((one) => one.method === method));
  const path = allowed[0]?.path ?? "";
  test(`${pattern} knows no ${others.join(", ")}`, async ({ api }) => {
    const { send } = await api("admin");
    for (const method of others) {
      const reply = await send(method, path, { data: {} });
      expect(reply.status, method).toBe(405);
      expectNoLeak(reply.text);
      expect(reply.header("x-powered-by")).toBeUndefined();
    }
  });
}

const STRANGE = [
  "/no-such-page",
  "/api/no-such-route",
  "/api/jobs/a/b/c",
  "/api/jobs/%",
  "/api/jobs/%E0%A4%A",
  "/jobs/%E0%A4%A",
  "/jobs/%00",
  "/api/jobs/%00",
  "/..%2f..%2fpackage.json",
  "/_next/static/../../package.json",
  "/_next/static/..%2f..%2fpackage.json",
  "/_next/../.env",
  "/.env",
  "/.next/BUILD_ID",
  "/package.json",
  "/lib/server/config/settings.ts",
  "/_next/image?url=%2Ficon.svg&w=64&q=75",
  "/_next/data/build/jobs.json",
  "//evil.example/jobs",
  "/api/auth/no-such-action",
  "/api/auth/callback/no-such-provider",
  "/api/auth/signin/__proto__",
];

for (const path of STRANGE) {
  test(`${path} leads nowhere, and tells nothing`, async ({ app }) => {
    for (const method of ["GET", "POST"]) {
      const { status, text, headers } = await rawHttp(app.baseUrl, { method, path });
      expect(status, method).not.toBe(500);
      expect(text).not.toMatch(/"dependencies"|NEXTAUTH_SECRET|server-only/u);
      expectNoLeak(text);
      expect(headers["x-powered-by"]).toBeUndefined();
      if (status >= 300 && status < 400) {
        const target = new URL(headers.location ?? "", app.baseUrl);
        expect(target.host).toBe(new URL(app.baseUrl).host);
      }
    }
  });
}

test("the API's errors are the ones of the table, with fixed titles", async ({ api }) => {
  const { get } = await api("manager");
  for (const path of ["/api/jobs?size=0", "/api/jobs/10000000000000", "/api/jobs/export?bom=7"]) {
    const reply = await get(path);
    const { code, title, status } = reply.problem();
    expect({ title, status }).toEqual({
      title: PROBLEM_TITLES[code],
      status: PROBLEM_STATUS[code],
    });
    expect(reply.status).toBe(status);
    expectNoLeak(reply.text);
  }
});

test("every route of the table has been asked for", () => {
  expect(routes.map(({ route }) => route)).toEqual(Object.keys(API_ROUTES));
});

import { expect } from "vitest";
import type { Api, Reply } from "@/e2e/support/api/client";
import { testIn } from "@/e2e/support/api-test";
import { API_ROUTES, type Guard } from "@/lib/access/api-routes";
import { PAGES } from "@/lib/access/pages";
import type { Role } from "@/lib/access/permissions";
import { leastRole, may, type Permission } from "@/lib/access/permissions";
import { PAGE_EXAMPLES, ROUTE_EXAMPLES, type RouteExample } from "./access-examples";

const test = testIn("shared");

const VISITORS = [null, "viewer", "manager", "admin"] as const satisfies (Role | null)[];

type Row = { route: string; guard: Guard; example: RouteExample };

const ROUTES: Row[] = Object.entries(API_ROUTES).map(([route, { guard }]) => ({
  route,
  guard,
  example: ROUTE_EXAMPLES[route as keyof typeof ROUTE_EXAMPLES],
}));

const isOpen = (guard: Guard): guard is "public" | "token" =>
  guard === "public" || guard === "token";
const callOf = (visitor: Role | null) => visitor ?? "somebody signed out";

/** The request of the example, and the same with everything in it that can be unreadable. */
async function ask({ route, example }: Row, api: Api): Promise<{ fine: Reply; broken: Reply }> {
  const [method = ""] = route.split(" ");
  const { path, headers, data } = example;
  const mark = path.includes("?") ? "&" : "?";
  const garbage = data === undefined ? undefined : Buffer.from('{"ids": 7, "reason":');
  return {
    fine: await api.send(method, path, { headers, data }),
    broken: await api.send(method, `${path}${mark}size=0&size=x&created=never`, { data: garbage }),
  };
}

function expectRefusal(reply: Reply, status: 401 | 403): void {
  expect(reply.status).toBe(status);
  expect(reply.header("content-type")).toBe("application/problem+json");
  expect(reply.header("cache-control")).toBe("private, no-store");
  const problem = reply.problem();
  expect(problem).toMatchObject({
    status,
    code: status === 401 ? "unauthenticated" : "forbidden",
  });
  expect(problem.errors, "a refusal comes before the parameters are read").toBeUndefined();
}

for (const row of ROUTES) {
  const { route, guard, example } = row;
  for (const visitor of VISITORS) {
    if (isOpen(guard)) {
      test(`${route} is ${guard}: ${callOf(visitor)}`, async ({ api }) => {
        const { fine } = await ask(row, await api(visitor));
        expect(fine.status).toBe(example.answers);
      });
    } else if (visitor !== null && may(visitor, guard)) {
      test(`${route} lets ${callOf(visitor)} in`, async ({ api }) => {
        const { fine, broken } = await ask(row, await api(visitor));
        expect(fine.status).toBe(example.answers);
        expect([401, 403]).not.toContain(broken.status);
      });
    } else {
      test(`${route} refuses ${callOf(visitor)}`, async ({ api }) => {
        const { fine, broken } = await ask(row, await api(visitor));
        const status = visitor === null ? 401 : 403;
        expectRefusal(fine, status);
        expectRefusal(broken, status);
        if (visitor === null) return;
        expect(fine.problem().detail).toContain(leastRole(guard));
      });
    }
  }
}

test("metrics answer whoever bears the token, and no session", async ({ api, app }) => {
  const admin = await api("admin");
  expect((await admin.get("/api/metrics")).status).toBe(401);
  const scraper = await api(null);
  const authorization = `Bearer ${app.metricsToken}`;
  const reply = await scraper.get("/api/metrics", { authorization });
  expect(reply.status).toBe(200);
  expect(reply.text).toContain("# TYPE");
});

const pages = Object.entries(PAGES) as [keyof typeof PAGES, Permission | "public"][];

for (const [page, guard] of pages) {
  const path = PAGE_EXAMPLES[page];
  for (const visitor of VISITORS) {
    if (guard === "public") {
      test(`the page ${page} is open to ${callOf(visitor)}`, async ({ api }) => {
        const reply = await (await api(visitor)).get(path);
        expect(reply.status).toBe(page === "/" ? 307 : 200);
        if (page === "/") expect(reply.header("location")).toBe("/jobs");
      });
    } else if (visitor === null) {
      test(`the page ${page} sends somebody signed out to sign in and back`, async ({ api }) => {
        const reply = await (await api(null)).get(path);
        expect(reply.status).toBe(307);
        // A field that only a job has: the words of the screen know the columns of an export.
        expect(reply.text).not.toContain("scopeOfWork");
        const target = new URL(reply.header("location") ?? "", "http://here.invalid");
        expect(`${target.origin}${target.pathname}`).toBe("http://here.invalid/sign-in");
        expect([...target.searchParams.keys()]).toEqual(["callbackUrl"]);
        expect(target.searchParams.get("callbackUrl")).toBe(path);
      });
    } else if (may(visitor, guard)) {
      test(`the page ${page} lets ${visitor} in`, async ({ api }) => {
        expect((await (await api(visitor)).get(path)).status).toBe(200);
      });
    } else {
      test(`the page ${page} refuses ${visitor}`, async ({ api }) => {
        const reply = await (await api(visitor)).get(path);
        expect(reply.status).toBe(403);
        expect(reply.header("content-type")).toContain("text/html");
      });
    }
  }
}

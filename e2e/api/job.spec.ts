import { expect } from "vitest";
import { testIn } from "@/e2e/support/api-test";

const test = testIn("shared");

test("GET /api/jobs/{id} answers one job", async ({ api }) => {
  const { get } = await api("manager");
  const [listed] = (await get("/api/jobs?size=1")).page().jobs;
  const id = listed?.serviceJobId ?? "";
  const reply = await get(`/api/jobs/${id}`);
  expect(reply.status).toBe(200);
  expect(reply.header("cache-control")).toBe("private, no-store");
  const { job } = reply.detail();
  expect(job).toEqual(listed);
});

test("a job that Amazon does not know is 404", async ({ api }) => {
  const reply = await (await api("manager")).get("/api/jobs/10000000000000");
  expect(reply.status).toBe(404);
  expect(reply.problem()).toMatchObject({ code: "not_found", status: 404 });
  expect(reply.problem().requestId).toMatch(/^[\w-]{20,}$/);
});

test("a job of another provider is a refusal of access", async ({ api }) => {
  const reply = await (await api("admin")).get("/api/jobs/90000000000001");
  expect(reply.status).toBe(502);
  expect(reply.problem()).toMatchObject({ code: "upstream_access", status: 502 });
});

test("a job of a marketplace that is not set up is not found", async ({ api }) => {
  const { get } = await api("admin");
  const reply = await get("/api/jobs/10000000000000?marketplace=A1F83G8C2ARO7P");
  expect([404, 422]).toContain(reply.status);
  expect(["not_found", "bad_search"]).toContain(reply.problem().code);
});

test("an id that Amazon's path cannot hold does not reach another address", async ({ api }) => {
  const { get } = await api("manager");
  for (const id of ["..%2F..%2Ffoo", "a%2Fb", "%3Fx%3D1", "x".repeat(300)]) {
    const reply = await get(`/api/jobs/${id}`);
    expect(reply.status, id).toBeGreaterThanOrEqual(400);
    expect(reply.status, id).toBeLessThan(500);
  }
});

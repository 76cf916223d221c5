import { expect } from "vitest";
import type { Api } from "@/e2e/support/api/client";
import { testIn } from "@/e2e/support/api-test";
import type { Job } from "@/lib/jobs/job";

const test = testIn("shared");

type Body = {
  found: { id: string; kind: string; job: Job }[];
  missing: string[];
  malformed: string[];
  duplicates: string[];
};

async function lookup(api: Api, data: object) {
  const { status, header, text } = await api.send("POST", "/api/jobs/lookup", { data });
  return { status, header, body: JSON.parse(text) };
}

test("finds a job under each of its ids, and names the rest", async ({ api }) => {
  const path = "/api/jobs?status=COMPLETED&created=90d";
  const { jobs } = (await (await api("manager")).get(path)).page();
  const [first, second] = jobs;
  const order = first?.serviceOrderId ?? "";
  const jobId = second?.serviceJobId ?? "";
  const ids = [jobId, "999-0000000-0000001", order, ` "${order}" `, "no id", "TBA000000000000"];

  const { status, header, body } = await lookup(await api("viewer"), { ids });

  expect(status).toBe(200);
  expect(header("cache-control")).toBe("private, no-store");
  const { found, ...rest }: Body = body;
  expect(rest).toEqual({
    missing: ["999-0000000-0000001", "TBA000000000000"],
    malformed: ["no id"],
    duplicates: [order],
  });
  expect(found[0]).toMatchObject({ id: jobId, kind: "job", job: { serviceJobId: jobId } });
  expect(found.slice(1).length).toBeGreaterThan(0);
  for (const one of found.slice(1)) {
    expect(one).toMatchObject({ id: order, kind: "order", job: { serviceOrderId: order } });
  }
});

test("keeps ids under an address for whoever may read jobs, and nothing else", async ({ api }) => {
  const ids = ["113-0000000-0000009", "Mara Miller", "TBA000000000000", "113-0000000-0000009"];
  const viewer = await api("viewer");
  const keep = () => viewer.send("POST", "/api/lookups", { data: { ids } });
  const kept = JSON.parse((await keep()).text);
  expect(kept.ids).toEqual(["113-0000000-0000009", "TBA000000000000"]);
  expect(Date.parse(kept.keptUntil)).toBeGreaterThan(Date.now() + 89 * 24 * 3_600_000);
  expect(JSON.parse((await keep()).text).id).toBe(kept.id);
  const read = await (await api("manager")).send("GET", `/api/lookups/${kept.id}`);
  expect(JSON.parse(read.text).ids).toEqual(kept.ids);
  const none = await viewer.send("POST", "/api/lookups", { data: { ids: ["Mara Miller"] } });
  expect(none.status).toBe(422);
  expect(none.text).not.toContain("Miller");
});

test("a viewer's finds are cut like a viewer's list", async ({ api }) => {
  const { jobs } = (await (await api("manager")).get("/api/jobs?created=90d")).page();
  const named = jobs.filter(({ buyer }) => buyer?.name?.includes(" "));
  const ids = named.map(({ serviceOrderId }) => serviceOrderId);
  expect(ids.length).toBeGreaterThan(5);
  const { body } = await lookup(await api("viewer"), { ids });
  expect(body.found.length).toBeGreaterThanOrEqual(ids.length);
  for (const { job } of (body as Body).found) {
    // Another job of the same order may come without its buyer.
    expect(job.buyer?.name ?? "A.").toMatch(/^\S+\.( \S+\.)?$/u);
    expect(JSON.stringify(job)).not.toContain('"phone":');
  }
});

test("no id that was looked up stands in the log", async ({ api, app }) => {
  const ids = ["998-1234567-7654321", "34998877665544"];
  expect((await lookup(await api("viewer"), { ids })).body.missing).toEqual(ids);
  const log = app.readLog();
  expect(log).toContain("jobs.lookup");
  for (const id of ids) expect(log).not.toContain(id);
});

for (const { name, data, parameter } of [
  { name: "201 ids", data: { ids: Array(201).fill("999-0000000-0000001") }, parameter: "ids" },
  { name: "a text for a list", data: { ids: "999-0000000-0000001" }, parameter: "ids" },
  { name: "a body beyond 64 kB", data: { ids: ["1".repeat(70_000)] }, parameter: "ids" },
  {
    name: "a marketplace of others",
    data: { ids: [], marketplace: "A1F83G8C2ARO7P" },
    parameter: "marketplace",
  },
]) {
  test(`${name} is refused by name`, async ({ api }) => {
    const { status, body } = await lookup(await api("viewer"), data);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: "bad_search", errors: [{ parameter }] });
  });
}

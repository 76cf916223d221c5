import { expect } from "vitest";
import { testIn } from "@/e2e/support/api-test";

const test = testIn("shared");

const asins = (count: number) =>
  Array.from({ length: count }, (_, index) => `B0TEST${String(index).padStart(4, "0")}`).join(",");
const stores = (count: number) => Array.from({ length: count }, (_, n) => `STORE-${n}`).join(",");

const REFUSED: readonly { name: string; query: string; parameters: string[] }[] = [
  {
    name: "created and updated",
    query: "created=7d&updated=7d",
    parameters: ["created", "updated"],
  },
  { name: "backwards", query: "created=2026-11-15..2026-11-01", parameters: ["created"] },
  {
    name: "a backwards visit",
    query: "scheduled=2026-11-15..2026-11-01",
    parameters: ["scheduled"],
  },
  { name: "a range of neither form", query: "updated=fortnight", parameters: ["updated"] },
  { name: "a day that does not exist", query: "created=2026-02-30..", parameters: ["created"] },
  { name: "an unknown status", query: "status=HOLD,SLEEPING", parameters: ["status"] },
  { name: "21 ASINs", query: `asin=${asins(21)}`, parameters: ["asin"] },
  { name: "an ASIN of 9 characters", query: "asin=B0SVTYRE0", parameters: ["asin"] },
  { name: "51 stores", query: `store=${stores(51)}`, parameters: ["store"] },
  { name: "a store of 101 characters", query: `store=${"S".repeat(101)}`, parameters: ["store"] },
  { name: "page 0", query: "page=0", parameters: ["page"] },
  { name: "page one", query: "page=one", parameters: ["page"] },
  {
    name: "a page beyond the end",
    query: "store=SEA-TUKWILA-01&created=7d&page=9999",
    parameters: ["page"],
  },
  { name: "size 21", query: "size=21", parameters: ["size"] },
  { name: "size 0", query: "size=0", parameters: ["size"] },
  { name: "an unknown sort", query: "sort=price", parameters: ["sort"] },
  { name: "an unknown zone", query: "tz=Mars/Olympus", parameters: ["tz"] },
  {
    name: "a marketplace of others",
    query: "marketplace=A1F83G8C2ARO7P",
    parameters: ["marketplace"],
  },
  { name: "a skill with a comma", query: "skill=TYRE%252CTV", parameters: ["skill"] },
  { name: "an order with a comma", query: "order=113%252C114", parameters: ["order"] },
  { name: "an order of letters", query: "order=abc", parameters: ["order"] },
  { name: "a tracking id of signs", query: "tracking=1Z_9", parameters: ["tracking"] },
  { name: "an asOf in words", query: "asOf=yesterday", parameters: ["asOf"] },
  {
    name: "a parameter given twice",
    query: "status=HOLD&status=COMPLETED",
    parameters: ["status"],
  },
  { name: "the sandbox's start", query: "created=TEST_CASE_400..", parameters: ["created"] },
  { name: "two at once", query: "size=21&tz=Nowhere", parameters: ["tz", "size"] },
];

const MANGLED: readonly { path: string; parameters: string[]; meant?: string }[] = [
  { path: "/api/jobs?Status=HOLD", parameters: ["Status"], meant: "status" },
  { path: "/api/jobs?size=5&amp;store=A", parameters: ["amp;store"], meant: "store" },
  { path: "/api/jobs?status%3DHOLD", parameters: ["status=HOLD"], meant: "status" },
  { path: "/api/jobs?size=0&stores=A", parameters: ["size", "stores"], meant: "store" },
  { path: "/api/jobs/counts?asins=B0TEST0001", parameters: ["asins"], meant: "asin" },
  { path: "/api/jobs/export?fromat=json", parameters: ["fromat"], meant: "format" },
  {
    path: "/api/jobs/10000000000000?marketplaces=A",
    parameters: ["marketplaces"],
    meant: "marketplace",
  },
  { path: "/api/audit?Action=lookup", parameters: ["Action"], meant: "action" },
  { path: "/api/sessions?user=mara", parameters: ["user"] },
  { path: "/api/sessions/all?users=mara", parameters: ["users"], meant: "user" },
];

for (const { path, parameters, meant } of MANGLED) {
  test(`${path} names what is not known`, async ({ api }) => {
    const reply = await (await api("admin")).get(path);
    expect(reply.status).toBe(422);
    const { code, errors = [] } = reply.problem();
    expect(code).toBe("bad_search");
    expect(errors.map(({ parameter }) => parameter)).toEqual(parameters);
    expect(errors.at(-1)).toMatchObject({ code: "parameterUnknown" });
    expect(errors.at(-1)?.meant).toBe(meant);
  });
}

for (const { name, query, parameters } of REFUSED) {
  test(`${name} is refused by name`, async ({ api }) => {
    const reply = await (await api("manager")).get(`/api/jobs?${query}`);
    expect(reply.status).toBe(422);
    expect(reply.header("content-type")).toBe("application/problem+json");
    const { code, status, errors = [] } = reply.problem();
    expect({ code, status }).toEqual({ code: "bad_search", status: 422 });
    expect(errors.map(({ parameter }) => parameter)).toEqual(parameters);
  });
}

test("a page beyond the end says which is the last", async ({ api }) => {
  const { get } = await api("manager");
  const query = "store=SEA-TUKWILA-01&created=7d&size=10";
  const { total } = (await get(`/api/jobs?${query}`)).page();
  const reply = await get(`/api/jobs?${query}&page=9999`);
  expect(reply.problem().errors).toMatchObject([
    { parameter: "page", limit: Math.ceil((total ?? 0) / 10) },
  ]);
});

for (const { name, query } of [
  { name: "20 ASINs", query: `asin=${asins(20)}` },
  { name: "50 stores", query: `store=${stores(50)}` },
  { name: "size 1", query: "size=1" },
  { name: "a range open below", query: "created=..2026-11-15" },
]) {
  test(`${name} is as much as is allowed, and allowed`, async ({ api }) => {
    expect((await (await api("manager")).get(`/api/jobs?${query}`)).status).toBe(200);
  });
}

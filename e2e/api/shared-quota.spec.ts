import { expect } from "vitest";
import { testIn } from "@/e2e/support/api-test";
import { controlOf } from "@/e2e/support/app/simulator-control";

const QUESTIONS = 60;

const test = testIn({ simulator: ["--rate", "10", "--burst", "40"] });

test("60 people at once, half at pages and half at the API, share one bucket and one token", async ({
  api,
  ownSimulator,
}) => {
  const { get } = await api("manager");
  const control = controlOf(ownSimulator);
  const replies = await Promise.all(
    Array.from({ length: QUESTIONS }, (_, index) =>
      get(index % 2 === 0 ? `/jobs?store=STORE-${index}` : `/api/jobs?store=STORE-${index}`),
    ),
  );
  expect(replies.map(({ status }) => status)).toEqual(Array(QUESTIONS).fill(200));
  // A page that waits too long for its rows is sent without them; its question goes on.
  const answered = async () => (await control.stats()).requests.getServiceJobs?.["200"];
  await expect.poll(answered).toBeGreaterThanOrEqual(QUESTIONS);
  // What a busy machine answers late is asked a second time: five, and a tenth of the calls.
  expect(await answered()).toBeLessThanOrEqual(QUESTIONS + 5 + QUESTIONS / 10);
  const { throttled, tokensIssued, requests, recent } = await control.stats();
  const stores = recent.flatMap(({ query }) => new URLSearchParams(query).getAll("storeIds"));
  expect(new Set(stores).size).toBe(QUESTIONS);
  expect({ throttled, tokensIssued, token: requests.token }).toEqual({
    throttled: 0,
    tokensIssued: 1,
    token: { "200": 1 },
  });
});

test("equal questions asked at once are one call", async ({ api, ownSimulator }) => {
  const [manager, viewer] = [await api("manager"), await api("viewer")];
  const control = controlOf(ownSimulator);
  const countOf = async () =>
    (await control.stats()).recent.filter(({ query }) => query.includes("SAME-STORE")).length;
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      (index % 2 === 0 ? manager : viewer).get("/api/jobs?store=SAME-STORE"),
    ),
  );
  expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  const asked = await countOf();
  // Twice where a busy machine answers late.
  expect([1, 2]).toContain(asked);
  await manager.get("/jobs?store=SAME-STORE");
  expect(await countOf()).toBe(asked);
});

import { expect, it } from "vitest";
import { laneOf, patienceOf, wantsFresh } from "./route";

const asking = (headers: Record<string, string>) =>
  new Request("http://127.0.0.1/api/jobs", { headers });

it.each([
  [{}, "interactive"],
  [{ purpose: "prefetch" }, "prefetch"],
  [{ "sec-purpose": "prefetch;prerender" }, "prefetch"],
  [{ purpose: "Prefetch" }, "prefetch"],
  [{ purpose: "something else" }, "interactive"],
])("reads who waits from %o", (headers, lane) => {
  expect(laneOf(asking(headers))).toBe(lane);
});

it.each([
  [{}, 25_000],
  [{ prefer: "wait=3" }, 3_000],
  [{ prefer: "respond-async, wait=10" }, 10_000],
  [{ prefer: "wait=999" }, 25_000],
  [{ prefer: "wait=0" }, 25_000],
  [{ prefer: "wait=soon" }, 25_000],
])("reads from %o how long the caller waits", (headers, ms) => {
  expect(patienceOf(asking(headers))).toBe(ms);
});

it("knows a reload from an ordinary question", () => {
  expect(wantsFresh(asking({ "cache-control": "no-cache" }))).toBe(true);
  expect(wantsFresh(asking({ "cache-control": "max-age=0" }))).toBe(false);
  expect(wantsFresh(asking({}))).toBe(false);
});

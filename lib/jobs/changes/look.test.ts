import { expect, it } from "vitest";
import type { Job, JobPage } from "@/lib/jobs/job";
import { look, marksOn, NOTHING_SEEN } from "./look";

const job = (id: string, status: string, createTime = "2026-11-20T08:00:00Z"): Job => ({
  serviceJobId: id,
  serviceJobStatus: status,
  createTime,
  flags: [],
  hidden: [],
});

const page = (time: string, ...jobs: Job[]): JobPage => ({
  jobs,
  total: jobs.length,
  page: 1,
  pageSize: 20,
  hasNext: false,
  hasPrevious: false,
  asOf: `2026-11-23T${time}:00.000Z`,
  fetchedAt: `2026-11-23T${time}:00.500Z`,
});

it("marks nothing at first sight", () => {
  const sight = look(NOTHING_SEEN, page("09:00", job("a", "HOLD"), job("b", "HOLD")));
  expect(marksOn(sight, "a")).toEqual([]);
  expect(marksOn(sight, "never seen")).toEqual([]);
});

it("marks what changed until the next look", () => {
  const first = look(NOTHING_SEEN, page("09:00", job("a", "HOLD")));
  const second = look(first, page("09:05", job("a", "NOT_SERVICED")));
  expect(marksOn(second, "a")).toEqual(["status"]);
  const third = look(second, page("09:10", job("a", "NOT_SERVICED")));
  expect(marksOn(third, "a")).toEqual([]);
});

it("is the very same where a page was seen already, or is older", () => {
  const rows = page("09:05", job("a", "HOLD"));
  const sight = look(NOTHING_SEEN, rows);
  expect(look(sight, rows)).toBe(sight);
  expect(look(sight, page("09:00", job("a", "COMPLETED")))).toBe(sight);
});

it("keeps marks while other pages are turned", () => {
  const first = look(NOTHING_SEEN, page("09:00", job("a", "HOLD")));
  const second = look(first, page("09:05", job("a", "COMPLETED")));
  const turned = look(second, page("09:06", job("b", "HOLD")));
  expect(marksOn(turned, "a")).toEqual(["status"]);
});

it("marks a job as new that was created after the last look, not one that was merely unseen", () => {
  const first = look(NOTHING_SEEN, page("09:00", job("a", "HOLD")));
  const created = job("b", "HOLD", "2026-11-23T09:03:00Z");
  const second = look(first, page("09:05", created, job("c", "HOLD")));
  expect(marksOn(second, "b")).toEqual(["new"]);
  expect(marksOn(second, "c")).toEqual([]);
});

it("compares no jobs without an id", () => {
  const first = look(NOTHING_SEEN, page("09:00", job("", "HOLD")));
  expect(marksOn(look(first, page("09:05", job("", "COMPLETED"))), "")).toEqual([]);
});

it("forgets what was seen longest ago", () => {
  const first = look(NOTHING_SEEN, page("09:00", job("old", "HOLD")));
  const many = Array.from({ length: 1000 }, (_, n) => job(`j${n}`, "HOLD"));
  const later = look(first, page("09:05", ...many));
  expect(later.jobs.size).toBe(1000);
  expect(later.jobs.has("old")).toBe(false);
});

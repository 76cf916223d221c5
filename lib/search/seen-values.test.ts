import { expect, it } from "vitest";
import type { Job } from "@/lib/jobs/job";
import { NOTHING_SEEN, withSeen } from "./seen-values";

const job = (fields: Partial<Job>): Job => ({
  serviceJobId: "1",
  zone: "UTC",
  flags: [],
  hidden: [],
  ...fields,
});

it("keeps what earlier pages held, each once and in order", () => {
  const first = withSeen(NOTHING_SEEN, [
    job({ storeId: "SEA", scopeOfWork: { asin: "B2", requiredSkills: ["TIRE", "MOUNT"] } }),
    job({ storeId: "PDX", scopeOfWork: { asin: "B1", title: "Tyres" } }),
    job({}),
  ]);
  const second = withSeen(first, [
    job({ storeId: "BOI", scopeOfWork: { asin: "B2", title: "TV", requiredSkills: ["TIRE"] } }),
  ]);
  expect(second).toEqual({
    stores: ["BOI", "PDX", "SEA"],
    asins: [
      { asin: "B1", title: "Tyres" },
      { asin: "B2", title: "TV" },
    ],
    skills: ["MOUNT", "TIRE"],
  });
});

it("is the same object where a page holds nothing new", () => {
  const jobs = [job({ storeId: "SEA", scopeOfWork: { asin: "B2", title: "TV" } })];
  const seen = withSeen(NOTHING_SEEN, jobs);
  expect(withSeen(seen, [...jobs, job({ storeId: "" })])).toBe(seen);
});

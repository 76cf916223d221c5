import { expect, it } from "vitest";
import type { Job } from "@/lib/jobs/job";
import { NOTHING_SEEN, withNames, withSeen } from "./seen-values";

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
    technicians: [],
  });
});

it("is the same object where a page holds nothing new", () => {
  const jobs = [job({ storeId: "SEA", scopeOfWork: { asin: "B2", title: "TV" } })];
  const seen = withSeen(NOTHING_SEEN, jobs);
  expect(withSeen(seen, [...jobs, job({ storeId: "" })])).toBe(seen);
});

it("knows technicians by the names that visits gave them, the first name staying", () => {
  const visit = (technicianId: string | undefined, name: string | undefined) => ({
    assignedTechnicians: [{ technicianId, name }],
  });
  const seen = withSeen(NOTHING_SEEN, [
    job({ appointments: [visit("t2", "Zoe"), visit("t1", "Ada"), visit("t3", undefined)] }),
    job({ appointments: [visit("t1", "Ada L."), visit(undefined, "Nobody")] }),
  ]);
  expect(seen.technicians).toEqual([
    { id: "t1", name: "Ada" },
    { id: "t2", name: "Zoe" },
  ]);
  expect(withNames(seen, [{ id: "t1", name: "Other" }])).toBe(seen);
  expect(withNames(seen, [{ id: "t9", name: "Bo" }]).technicians).toHaveLength(3);
});

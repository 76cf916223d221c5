import { expect } from "vitest";
import type { ApiJob } from "@/e2e/support/api/contract";
import { testIn } from "@/e2e/support/api-test";

const test = testIn("shared");

const LISTS = [
  "/api/jobs?created=90d&status=NOT_SERVICED",
  "/api/jobs?created=90d&status=COMPLETED",
];

/** What nobody gets from a list or a job, whatever the role. */
const REVEALED_ONLY = [
  "buyer.phone",
  "serviceLocation.address.phone",
  "serviceLocation.address.addressLine1",
];

const addressOf = (job: ApiJob) => job.serviceLocation?.address;

for (const role of ["viewer", "manager", "admin"] as const) {
  test(`phone and street are hidden from a ${role}, and said to be`, async ({ api }) => {
    const { get } = await api(role);
    const hidden = new Set<string>();
    for (const path of LISTS) {
      for (const listed of (await get(path)).page().jobs.slice(0, 10)) {
        const { job } = (await get(`/api/jobs/${listed.serviceJobId}`)).detail();
        for (const { buyer, serviceLocation, ...one } of [listed, job]) {
          expect(buyer?.phone).toBeUndefined();
          expect(serviceLocation?.address?.phone).toBeUndefined();
          expect(serviceLocation?.address?.addressLine1).toBeUndefined();
          expect(serviceLocation?.address?.addressLine2).toBeUndefined();
          expect(serviceLocation?.address?.addressLine3).toBeUndefined();
          for (const field of one.hidden) hidden.add(field);
        }
      }
    }
    expect([...hidden]).toEqual(expect.arrayContaining(REVEALED_ONLY));
  });
}

test("a viewer sees initials, city and the postal area of what a manager sees", async ({ api }) => {
  const [viewer, manager] = [await api("viewer"), await api("manager")];
  let compared = 0;
  for (const path of LISTS) {
    const { asOf, jobs } = (await manager.get(path)).page();
    const seen = (await viewer.get(`${path}&asOf=${asOf}`)).page().jobs;
    expect(seen.map(({ serviceJobId }) => serviceJobId)).toEqual(
      jobs.map(({ serviceJobId }) => serviceJobId),
    );
    for (const [index, job] of jobs.entries()) {
      const cut = seen[index];
      const [name, postalCode] = [job.buyer?.name, addressOf(job)?.postalCode];
      expect(cut && addressOf(cut)?.city).toBe(addressOf(job)?.city);
      if (!name || !postalCode || !cut) continue;
      compared += 1;
      expect(cut.buyer?.name).toMatch(/^\S+\.( \S+\.)?$/u);
      expect(cut.buyer?.name).not.toContain(name);
      expect(addressOf(cut)?.postalCode?.length).toBeLessThan(postalCode.length);
      expect(postalCode.startsWith(addressOf(cut)?.postalCode ?? "-")).toBe(true);
      expect(cut.hidden).toEqual(
        expect.arrayContaining(["buyer.name", "serviceLocation.address.postalCode"]),
      );
      expect(job.hidden).not.toContain("buyer.name");
    }
  }
  expect(compared).toBeGreaterThan(10);
});

test("a viewer's answer holds no buyer's name in any field", async ({ api }) => {
  const [viewer, manager] = [await api("viewer"), await api("manager")];
  for (const path of LISTS) {
    const { asOf, jobs } = (await manager.get(path)).page();
    const technicians = JSON.stringify(jobs.map(({ appointments }) => appointments));
    const names = jobs.flatMap(({ buyer }) => buyer?.name ?? []);
    const secret = names.filter((name) => !technicians.includes(name));
    expect(secret.length).toBeGreaterThan(5);
    const { text } = await viewer.get(`${path}&asOf=${asOf}`);
    for (const name of secret) expect(text).not.toContain(name);
  }
});

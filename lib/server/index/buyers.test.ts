import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { createTable } from "./duckdb-table";
import { openEngine } from "./engine";
import { anyJobs, NOW } from "./testing/any-job";
import { US } from "./testing/plain-answers";

const textRow = z.object({ row: z.string() });
const MARK = "Slartibartfast";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "index-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The job of somebody whose every word is the mark. */
function bought(job: WireJob, index: number): WireJob {
  const mark = `${MARK} ${index}`;
  const address = Object.fromEntries(
    ["name", "addressLine1", "addressLine2", "addressLine3", "city", "county", "district"]
      .concat("stateOrRegion", "postalCode", "countryCode", "phone")
      .map((field) => [field, mark]),
  );
  return {
    ...job,
    serviceJobId: `J${index}`,
    buyer: { buyerId: mark, name: mark, phone: mark },
    preferredAppointmentTimes: [{ startTime: mark }],
    associatedItems: (job.associatedItems ?? [{}]).map((item) => ({
      ...item,
      title: mark,
      brandName: mark,
      orderId: mark,
      linkedAssets: [{ assetType: mark, assetName: mark, additionalAttributes: { [mark]: mark } }],
    })),
    serviceLocation: { ...job.serviceLocation, address },
    payments: [{ instrument: mark, amount: { currency: mark } }],
    giftMessage: mark,
  };
}

it("leaves nothing of any buyer in its file, nor in the log of what is not yet in it", async () => {
  const jobs = fc.sample(anyJobs, { numRuns: 400, seed: 7 }).flat().map(bought);
  expect(jobs.length).toBeGreaterThan(1000);
  const engine = await openEngine(join(folder, "index.duckdb"));
  const table = createTable(engine);
  const files: string[] = [];
  const look = async () => {
    for (const name of await readdir(folder)) {
      files.push(name);
      const content = await readFile(join(folder, name));
      expect([name, content.includes(MARK)]).toEqual([name, false]);
      expect([name, content.includes(MARK.slice(0, 8))]).toEqual([name, false]);
    }
  };
  for (let start = 0; start < jobs.length; start += 200) {
    const page = jobs.slice(start, start + 200);
    const read = { number: start + 1, startedAt: NOW };
    await table.apply({ marketplace: US, jobs: page, read, newsFrom: -Infinity });
    const moved = page.map((job) => ({ ...job, appointments: [], serviceJobStatus: "HOLD" }));
    await table.apply({ marketplace: US, jobs: moved, read });
    await table.apply({ marketplace: US, jobs: page, read });
  }
  await look();
  // In the file itself texts are packed, so the rows are read too.
  for (const name of ["jobs", "technicians", "changes"]) {
    const rows = await engine.read(`select t::varchar as row from ${name} t`, [], textRow);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes(MARK))).toEqual([]);
  }
  // The same search finds what is meant to be kept.
  const log = await readFile(join(folder, "index.duckdb.wal"));
  expect(log.includes("TRK-1")).toBe(true);
  await table.close();
  await look();
  expect(new Set(files)).toEqual(new Set(["index.duckdb", "index.duckdb.wal"]));
});

import { DAY } from "@/lib/server/simulator/fixtures/instants";
import { createJobFactory } from "@/lib/server/simulator/fixtures/job-factory";
import { createRandom } from "@/lib/server/simulator/random";
import type { WireJob } from "@/lib/server/sp-api/wire";

export const MARKETPLACE = "ATVPDKIKX0DER";

const SEED = 71;
const SPAN = 540 * DAY;
const RECENT = 40 * DAY;

/** Makes jobs of one marketplace, spread over time as the simulator's are; the same ones each time. */
export function madeUpJobs(now: number): { take: (count: number) => WireJob[] } {
  const factory = createJobFactory(SEED);
  const ages = createRandom(SEED);
  const next = (): WireJob => {
    for (;;) {
      const age = ages.chance(0.3) ? ages.delay(RECENT) : ages.next() * SPAN;
      const { job, marketplaceId } = factory.create(now - age, now);
      if (marketplaceId === MARKETPLACE) return job;
    }
  };
  return { take: (count) => Array.from({ length: count }, next) };
}

/** A page as Amazon would show it some time later: every other job has changed. */
export function changedPage(jobs: readonly WireJob[], round: number): WireJob[] {
  return jobs.map((job, index) =>
    index % 2 === 0 ? { ...job, scopeOfWork: { ...job.scopeOfWork, quantity: round + 2 } } : job,
  );
}

import "server-only";
import { FACET_NAMES, type Facet, type FacetName, type IndexReport } from "@/lib/jobs/job-index";
import { liveOnlyParameters } from "@/lib/search/index-only";
import type { JobsSearch } from "@/lib/search/jobs-search";
import type { IndexedJob, JobIndex } from "@/lib/server/index/job-index";
import type { WireJob } from "@/lib/server/sp-api/wire";

export const READY: IndexReport = {
  mode: "memory",
  state: "ready",
  asOf: "2026-11-23T12:00:00.000Z",
  since: null,
  verified: null,
  progress: null,
  rows: 0,
  reason: null,
};

/** An index that holds what it is given, newest first, knows statuses and technicians, and notes what it is told. */
export function heldIndex(held: readonly WireJob[], report: IndexReport = READY) {
  const told = { learned: [] as string[], forgotten: [] as string[] };
  const jobs = held
    .map(({ buyer: _b, serviceLocation, payments: _p, ...job }): IndexedJob => {
      const { serviceLocationType } = serviceLocation ?? {};
      const kept = { ...job, serviceLocation: { serviceLocationType } };
      return {
        id: job.serviceJobId ?? "",
        job: kept,
        flags: [],
        zone: "America/New_York",
        openedAt: 0,
      };
    })
    .toSorted((a, b) => ((a.job.createTime ?? "") < (b.job.createTime ?? "") ? 1 : -1));

  function matches({ status, technician, asOf }: JobsSearch): IndexedJob[] {
    return jobs.filter(({ job }) => {
      const people = (job.appointments ?? []).flatMap((one) => one.assignedTechnicians ?? []);
      return (
        (status.length === 0 || status.some((one) => one === job.serviceJobStatus)) &&
        (technician.length === 0 ||
          people.some((one) => technician.includes(one.technicianId ?? ""))) &&
        !(asOf !== null && Date.parse(job.createTime ?? "") > Date.parse(asOf))
      );
    });
  }

  const index: JobIndex = {
    report: () => report,
    canAnswer: (search) =>
      report.state === "ready" && liveOnlyParameters(search).length === 0
        ? { ok: true }
        : { ok: false, missing: [] },
    async list(search) {
      const found = matches(search);
      const from = (search.page - 1) * search.size;
      return { jobs: found.slice(from, from + search.size), total: found.length };
    },
    ids: async (search) => matches(search),
    async facets(search) {
      const counts = new Map<string, number>();
      for (const { job } of matches({ ...search, status: [] })) {
        const status = job.serviceJobStatus ?? "";
        counts.set(status, (counts.get(status) ?? 0) + 1);
      }
      const status = [...counts].map(([value, count]): Facet => ({ value, count }));
      const none = Object.fromEntries(FACET_NAMES.map((name) => [name, []])) as unknown as Record<
        FacetName,
        Facet[]
      >;
      return { total: matches(search).length, facets: { ...none, status } };
    },
    search: async () => [],
    find: async (ids) =>
      jobs.filter(({ id, job }) =>
        [id, job.serviceOrderId, ...(job.productOrderIds ?? []), ...(job.trackingIds ?? [])].some(
          (one) => one !== undefined && ids.includes(one),
        ),
      ),
    learn: (learned) => told.learned.push(...learned.map((job) => job.serviceJobId ?? "")),
    forget: (ids) => told.forgotten.push(...ids),
    close: async () => undefined,
  };
  return { index, told };
}

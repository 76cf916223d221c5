import { clashesOf } from "@/components/actions/assign/candidates";
import { type Hindrance, hindranceOf } from "@/lib/actions/hindrances";
import { type ActionOffer, activeVisit, seenOf } from "@/lib/actions/job-action";
import { appointmentEnd, appointmentStart } from "@/lib/jobs/appointment";
import type { Job } from "@/lib/jobs/job";
import type { Lane, Visit } from "@/lib/schedule/schedule";
import type { Span } from "@/lib/schedule/visit-time";

/** Why a visit of several is left out: nothing would change, or nothing can be done. */
type LeftOut = Hindrance | "unchanged";

/** What a review says of one visit; `clashes` are those of each technician, null where no schedule is known. */
export type Reviewed = {
  job: Job;
  left: LeftOut | null;
  clashes: { technician: string; visits: Visit[] }[] | null;
  /** Others of the same list take part of its time, and the same people go there. */
  overlaps: Job[];
};

/** When the visit is to which somebody would go; null where no time can be read. */
export function visitSpan(job: Job): Span | null {
  const time = activeVisit(job)?.appointmentTime;
  const from = appointmentStart(time);
  return from === null ? null : { from, to: appointmentEnd(time) ?? from };
}

/** Each visit with what stands against these technicians' going there; those that are left out come last. */
export function review(
  jobs: readonly Job[],
  technicians: readonly string[],
  { offer, lanesOf }: { offer: ActionOffer; lanesOf: (job: Job) => readonly Lane[] | null },
): Reviewed[] {
  const wish = [...technicians].sort().join();
  const ids = new Set(jobs.map(({ serviceJobId }) => serviceJobId));
  const leftOf = (job: Job): LeftOut | null =>
    hindranceOf("assign", job, offer) ??
    (wish !== "" && seenOf(job).technicians.join() === wish ? "unchanged" : null);
  const goers = jobs.filter((job) => hindranceOf("assign", job, offer) === null);
  const reviewed = jobs.map((job): Reviewed => {
    const left = leftOf(job);
    const span = visitSpan(job);
    const lanes = lanesOf(job);
    if (left !== null || span === null) return { job, left, clashes: null, overlaps: [] };
    const { serviceJobId } = job;
    const visit = { ...span, serviceJobId };
    const clashes =
      lanes &&
      technicians.flatMap((technician) => {
        // Those of the list are told as overlaps, each once.
        const visits = clashesOf(technician, lanes, visit).filter(
          (other) => !ids.has(other.serviceJobId),
        );
        return visits.length > 0 ? [{ technician, visits }] : [];
      });
    const overlaps = goers.filter((other) => {
      const its = visitSpan(other);
      return other !== job && its !== null && its.from < span.to && its.to > span.from;
    });
    return { job, left, clashes, overlaps };
  });
  return [...reviewed.filter(({ left }) => left === null), ...reviewed.filter(({ left }) => left)];
}

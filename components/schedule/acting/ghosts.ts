import { seenOf } from "@/lib/actions/job-action";
import type { Intent } from "@/lib/actions/send-action";
import type { Job } from "@/lib/jobs/job";
import { type Lane, type LaneKind, NO_LANE, type ScheduleAnswer } from "@/lib/schedule/schedule";
import { spanOf } from "@/lib/schedule/visit-time";
import type { Ghost, Place } from "./acting-store";

/** Where what is on its way will stand; null for what stands nowhere else. */
export function ghostOf(
  intent: Intent,
  { visit, service, lane, jobId }: Place,
  lanes: readonly Lane[],
  by: LaneKind,
): Ghost | null {
  const own = lanes.filter(({ visits }) => visits.some((one) => one.serviceJobId === jobId));
  const shared = { service, action: intent.action, sent: true };
  if (intent.action === "assign" && visit) {
    const others = intent.body.technicians.filter((id) => !own.some((one) => one.id === id));
    return { ...visit, ...shared, lanes: by === "technician" ? others : own.map(({ id }) => id) };
  }
  if (intent.action !== "schedule" && intent.action !== "reschedule") return null;
  const { start } = intent.body;
  const span = visit && spanOf(visit);
  const end = span && new Date(Date.parse(start) + span.to - span.from).toISOString();
  const zone = visit?.zone ?? "UTC";
  const ids = own.length > 0 ? own.map(({ id }) => id) : [lane ?? NO_LANE];
  return { ...shared, start, end, zone, lanes: ids };
}

/** Whether a schedule shows a job as it is: it may have been read before Amazon answered. */
export function isShown(
  job: Job,
  { lanes, unscheduled }: Pick<ScheduleAnswer, "lanes" | "unscheduled">,
): boolean {
  const { serviceJobId } = job;
  const { start, technicians } = seenOf(job);
  const visits = lanes
    .flatMap((lane) => lane.visits)
    .filter((visit) => visit.serviceJobId === serviceJobId && visit.isCurrent);
  // On another day it stands nowhere here.
  if (visits.length === 0)
    return !unscheduled.jobs.some((one) => one.serviceJobId === serviceJobId);
  return visits.every((visit) => {
    const ids = visit.technicians.flatMap(({ id }) => id ?? []).sort();
    return Date.parse(visit.start) === Date.parse(start ?? "") && ids.join() === technicians.join();
  });
}

import "server-only";
import { seenOf } from "@/lib/actions/job-action";
import type { JobDetail } from "@/lib/jobs/job";
import { isStillOverbooked, type Overbooking } from "@/lib/jobs/overbooking";
import type { ScheduleAnswer, Visit } from "@/lib/schedule/schedule";
import type { JobWrite } from "@/lib/server/actions/job-write";
import { endedIn } from "@/lib/server/actions/receipts";
import { lastAssignments } from "@/lib/server/db/actions";
import { database } from "@/lib/server/db/process-database";

/** Amazon: Services API v1 model, warnings of `assignAppointmentResources`. */
const OVERBOOKED = "RESOURCES_OVERBOOKED";

/** By job: what Amazon warned of with the last assignment from here that was done. */
async function overbookings(jobIds: readonly string[]): Promise<Map<string, Overbooking>> {
  const rows = jobIds.length === 0 ? [] : await lastAssignments(await database(), jobIds);
  return new Map(
    rows.flatMap((row): [string, Overbooking][] => {
      const write = row.wish as JobWrite;
      const warning = endedIn(row)?.warnings.find(({ code }) => code === OVERBOOKED);
      if (warning === undefined || write.operation !== "assign") return [];
      const { appointmentId } = write;
      const technicians = [...write.technicians].sort();
      const at = row.at.toISOString();
      return [[row.jobId, { appointmentId, technicians, named: warning.technicians, at }]];
    }),
  );
}

/** A job with what Amazon warned of, for as long as it is so. It is shown without it rather than not at all. */
export async function withOverbooking(detail: JobDetail): Promise<JobDetail> {
  const { serviceJobId } = detail.job;
  const found = (await overbookings([serviceJobId]).catch(() => null))?.get(serviceJobId);
  return found && isStillOverbooked(found, seenOf(detail.job))
    ? { ...detail, overbooking: found }
    : detail;
}

/** A schedule whose visits say that Amazon warned of them. */
export async function withOverbooked(answer: ScheduleAnswer): Promise<ScheduleAnswer> {
  const visits = answer.lanes.flatMap((lane) => lane.visits).filter(({ isCurrent }) => isCurrent);
  const ids = [...new Set(visits.map(({ serviceJobId }) => serviceJobId))];
  const known = await overbookings(ids).catch(() => null);
  if (known === null || known.size === 0) return answer;
  const marked = (visit: Visit): Visit => {
    const found = known.get(visit.serviceJobId);
    const technicians = visit.technicians.flatMap(({ id }) => id ?? []);
    const { appointmentId, flags } = visit;
    return found && isStillOverbooked(found, { appointmentId, technicians })
      ? { ...visit, flags: [...flags, "overbooked"] }
      : visit;
  };
  const lanes = answer.lanes.map((lane) => ({ ...lane, visits: lane.visits.map(marked) }));
  return { ...answer, lanes };
}

import "server-only";
import type { JobRecord } from "./fixtures/service-job";
import type { ListQuery } from "./list-query";

/** Whether a job answers the question. Lists match when any value does. */
export function matches(query: ListQuery, record: JobRecord): boolean {
  const { job } = record;
  if (record.apart && !isNamed(query, record)) return false;
  if (query.created && !within(query.created, record.createdAt)) return false;
  if (query.updated && !within(query.updated, record.updatedAt)) return false;
  if (query.statuses && !query.statuses.has(job.serviceJobStatus ?? "")) return false;
  if (query.storeIds && !query.storeIds.has(record.storeId)) return false;
  if (query.serviceOrderIds && !query.serviceOrderIds.has(job.serviceOrderId ?? "")) return false;
  if (query.asins && !some(query.asins, asinsOf(record))) return false;
  if (query.requiredSkills && !some(query.requiredSkills, job.scopeOfWork?.requiredSkills)) {
    return false;
  }
  if (query.productOrderIds && !some(query.productOrderIds, job.productOrderIds)) return false;
  if (query.trackingIds && !some(query.trackingIds, job.trackingIds)) return false;
  return !query.scheduled || isScheduled(query.scheduled, record);
}

function isNamed({ storeIds, serviceOrderIds }: ListQuery, { storeId, job }: JobRecord): boolean {
  if (storeIds?.has(storeId)) return true;
  return serviceOrderIds?.has(job.serviceOrderId ?? "") ?? false;
}

type Range = { after: number; before: number };

function within({ after, before }: Range, instant: number): boolean {
  return instant >= after && instant <= before;
}

function some(wanted: ReadonlySet<string>, values: readonly string[] | undefined): boolean {
  return values?.some((value) => wanted.has(value)) ?? false;
}

/** The model speaks of "the ASIN of the items": the service and the goods that come with it. */
function asinsOf({ job }: JobRecord): string[] {
  const goods = job.associatedItems?.map((item) => item.asin) ?? [];
  return job.scopeOfWork?.asin ? [job.scopeOfWork.asin, ...goods] : goods;
}

/** A visit that still stands, or took place, begins in the range. */
function isScheduled(range: Range, { job }: JobRecord): boolean {
  return (
    job.appointments?.some(
      ({ appointmentStatus, appointmentTime }) =>
        appointmentStatus !== "CANCELLED" && within(range, Date.parse(appointmentTime.startTime)),
    ) ?? false
  );
}

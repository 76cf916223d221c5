import "server-only";
import { appointmentEnd, appointmentStart, currentAppointment } from "@/lib/jobs/appointment";
import type { JobFields } from "@/lib/jobs/job";
import { chunksOf, IDS_A_CALL } from "@/lib/jobs/lookup/sort-ids";
import { emptySearch } from "@/lib/search/jobs-search";
import type { IndexedJob } from "@/lib/server/index/job-index";
import type { Known } from "@/lib/server/jobs/privacy/privacy";
import { isUnknownJob, SpApiError } from "@/lib/server/sp-api/errors";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { isBeyondEnd } from "./cursor-cache";
import type { JobsSource, PageCall } from "./jobs-source";

export type LiveRows = {
  /** By service job id. */
  found: ReadonlyMap<string, WireJob>;
  /** Amazon was asked for these by their ids, and does not know them. */
  gone: ReadonlySet<string>;
  /** Of the oldest answer, epoch ms; null where there was none. */
  fetchedAt: number | null;
  /** Why others are in neither of the two. */
  failure: SpApiError | null;
};

type Source = Pick<JobsSource, "listOpen" | "get">;
type Reading = { marketplace: string; call: PageCall };

/**
 * Amazon's own word on jobs that the index knows: one call for the orders of twenty of them, and one
 * for each that has no order or does not come with it.
 */
export async function readRows(
  source: Source,
  wanted: readonly IndexedJob[],
  reading: Reading,
): Promise<LiveRows> {
  const rows = createRows();
  try {
    const orders = [...new Set(wanted.flatMap(({ job }) => job.serviceOrderId || []))];
    for (const chunk of chunksOf(orders.toSorted(), IDS_A_CALL)) {
      await readOrders(source, chunk, { wanted, ...reading }, rows);
    }
    const others = wanted.filter(({ id }) => !rows.found.has(id));
    await Promise.all(others.map(({ id }) => readJob(source, id, reading.call, rows)));
  } catch (error) {
    if (!(error instanceof SpApiError)) throw error;
    rows.failure ??= error;
  }
  return rows;
}

function createRows() {
  return {
    found: new Map<string, WireJob>(),
    gone: new Set<string>(),
    fetchedAt: null as number | null,
    failure: null as SpApiError | null,
    note(fetchedAt: number) {
      this.fetchedAt = Math.min(this.fetchedAt ?? fetchedAt, fetchedAt);
    },
  };
}

type Rows = ReturnType<typeof createRows>;

/** An order can hold several jobs, so that they may not fit on one page. */
async function readOrders(
  source: Source,
  orders: readonly string[],
  { wanted, marketplace, call }: Reading & { wanted: readonly IndexedJob[] },
  rows: Rows,
): Promise<void> {
  const ofOrders = wanted.filter(({ job }) => orders.includes(job.serviceOrderId ?? ""));
  for (let page = 1; ; page++) {
    const search = { ...emptySearch(), marketplace, order: [...orders], page };
    const answer = await source.listOpen(search, call).catch((error: unknown) => {
      if (page > 1 && isBeyondEnd(error)) return null;
      throw error;
    });
    if (answer === null) return;
    rows.note(answer.fetchedAt);
    for (const job of answer.listing.jobs) {
      if (job.serviceJobId) rows.found.set(job.serviceJobId, job);
    }
    if (!answer.hasNext || ofOrders.every(({ id }) => rows.found.has(id))) return;
  }
}

/** One that cannot be read takes no other along. */
async function readJob(source: Source, id: string, call: PageCall, rows: Rows): Promise<void> {
  try {
    const { data, fetchedAt } = await source.get(id, call);
    rows.found.set(id, data);
    rows.note(fetchedAt);
  } catch (error) {
    if (!(error instanceof SpApiError)) throw error;
    if (isUnknownJob(error)) rows.gone.add(id);
    else rows.failure ??= error;
  }
}

/** A row that has changed may stand in nobody's way any more, and a live one says where it is itself. */
export function knownOf({ job, flags, zone }: IndexedJob, row: WireJob | undefined): Known {
  const isSame = row === undefined || sameFacts(row, job);
  return {
    isDoubleBooked: isSame && flags.includes("doubleBooked"),
    zone: row === undefined ? zone : null,
  };
}

/** Whether a person sees the same in both of what lists are filtered and sorted by. */
export function sameFacts(one: JobFields | WireJob, other: JobFields | WireJob): boolean {
  return factsOf(one) === factsOf(other);
}

function factsOf(job: JobFields | WireJob): string {
  const visit = currentAppointment({ ...job, serviceJobId: job.serviceJobId ?? "" });
  const technicians = (visit?.assignedTechnicians ?? []).map(({ technicianId }) => technicianId);
  return JSON.stringify([
    job.serviceJobStatus,
    job.storeId,
    job.scopeOfWork?.asin,
    job.scopeOfWork?.title,
    job.serviceLocation?.serviceLocationType,
    visit?.appointmentStatus,
    appointmentStart(visit?.appointmentTime),
    appointmentEnd(visit?.appointmentTime),
    technicians.toSorted(),
    (job.associatedItems ?? []).map(({ itemStatus }) => itemStatus).toSorted(),
  ]);
}

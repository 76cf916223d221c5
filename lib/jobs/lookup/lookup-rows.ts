import { appointmentStart, currentAppointment } from "@/lib/jobs/appointment";
import type { JobColumnId } from "@/lib/jobs/columns";
import type { Job } from "@/lib/jobs/job";
import { isServiceJobStatus, SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { parseInstant } from "@/lib/time/instant";
import {
  isShortened,
  kindsOf,
  type LookupFound,
  type LookupKind,
  type Merged,
} from "./lookup-result";
import { foldId } from "./sort-ids";

/** Why a pasted id has no job: `asked` is still under way. */
type NotFound = "missing" | "failed" | "malformed" | "shortened" | "asked";

/** One row of the answer: a pasted id and its job, or why there is none; then the job has no field. */
export type LookupRow = { id: string; job: Job } & (
  | { state: "found"; kind: LookupKind }
  | { state: NotFound; kind?: undefined }
);

/**
 * The pasted ids as rows, in their order, repetitions included, so that they can stand beside the column
 * that they came from. An id that leads to several jobs has a row for each.
 */
export function lookupRows(pasted: readonly string[], { found, missing, failed }: Merged) {
  const byId = new Map<string, LookupFound[]>();
  for (const one of found) byId.set(foldId(one.id), [...(byId.get(foldId(one.id)) ?? []), one]);
  const states = new Map<string, NotFound>([
    ...failed.flatMap(({ ids }) => ids).map((id) => [foldId(id), "failed"] as const),
    ...missing.map((id) => [foldId(id), "missing"] as const),
  ]);
  return pasted.flatMap((id): LookupRow[] => {
    const finds = byId.get(foldId(id));
    if (finds) return finds.map(({ kind, job }) => ({ id, state: "found", kind, job: { ...job } }));
    return [{ id, state: stateOf(id, states), job: noJob() }];
  });
}

function stateOf(id: string, states: ReadonlyMap<string, NotFound>): NotFound {
  if (kindsOf(id).length === 0) return isShortened(id) ? "shortened" : "malformed";
  return states.get(foldId(id)) ?? "asked";
}

/** Amazon promises no field of a job: one without any has empty cells. */
function noJob(): Job {
  return { serviceJobId: "", zone: "UTC", flags: [], hidden: [] };
}

/** The columns by which found jobs can be sorted. */
export const LOOKUP_SORTS = [
  "status",
  "service",
  "appointment",
  "technicians",
  "store",
  "created",
] as const satisfies readonly JobColumnId[];

export type LookupSort = { column: (typeof LOOKUP_SORTS)[number]; descending: boolean };

/** The rows in another order: what has no value stands last either way, and equals as they were pasted. */
export function sortedRows(
  rows: readonly LookupRow[],
  { column, descending }: LookupSort,
  locale: string,
): LookupRow[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const valued = rows.map((row) => ({ row, value: VALUES[column](row.job) }));
  return valued
    .sort((a, b) => {
      if (a.value === null || b.value === null)
        return Number(a.value === null) - Number(b.value === null);
      const order =
        typeof a.value === "number" && typeof b.value === "number"
          ? a.value - b.value
          : compare(String(a.value), String(b.value));
      return descending ? -order : order;
    })
    .map(({ row }) => row);
}

const VALUES: Record<LookupSort["column"], (job: Job) => string | number | null> = {
  status({ serviceJobStatus: status }) {
    if (!status) return null;
    return isServiceJobStatus(status)
      ? SERVICE_JOB_STATUSES.indexOf(status)
      : SERVICE_JOB_STATUSES.length;
  },
  service: (job) => job.scopeOfWork?.title ?? null,
  appointment: (job) => appointmentStart(currentAppointment(job)?.appointmentTime),
  technicians(job) {
    const [first] = currentAppointment(job)?.assignedTechnicians ?? [];
    return first?.name ?? first?.technicianId ?? null;
  },
  store: (job) => job.storeId ?? null,
  created: ({ createTime }) => (createTime === undefined ? null : parseInstant(createTime)),
};

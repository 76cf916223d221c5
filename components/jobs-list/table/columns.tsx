import type { LayoutColumn } from "@/components/data-table/column-layout";
import type { DataColumn } from "@/components/data-table/table";
import { MarkedCell } from "@/components/jobs-list/changes/change-marks";
import { StatusBadge } from "@/components/shared/job/badges";
import {
  AppointmentCell,
  ServiceCell,
  StoreCell,
  TextCell,
} from "@/components/shared/job/job-cells";
import { RelativeTime } from "@/components/shared/time/relative-time";
import { JOB_COLUMNS, type JobColumnId } from "@/lib/jobs/columns";
import type { Job } from "@/lib/jobs/job";
import {
  ItemsCell,
  MarketplaceCell,
  OrderCell,
  PaymentsCell,
  PreferredTimesCell,
  ProofCell,
  SkillsCell,
  TechniciansCell,
} from "./cells";
import type { FittedWidths } from "./fitted-widths";

type JobColumn = DataColumn<Job>["meta"] & {
  cell: (props: { job: Job }) => React.ReactNode;
};

const COLUMNS: Record<JobColumnId, JobColumn> = {
  order: { size: 164, card: "lead", cell: OrderCell },
  status: {
    size: 148,
    min: 118,
    max: 180,
    card: "aside",
    firstSort: "asc",
    cell: ({ job }) => <StatusBadge status={job.serviceJobStatus} />,
  },
  service: {
    size: 240,
    min: 150,
    max: 420,
    card: "main",
    firstSort: "asc",
    cell: ServiceCell,
  },
  appointment: {
    size: 216,
    min: 202,
    max: 360,
    card: "main",
    firstSort: "asc",
    cell: AppointmentCell,
  },
  technicians: {
    size: 128,
    min: 92,
    max: 240,
    card: "inline",
    firstSort: "asc",
    cell: TechniciansCell,
  },
  buyer: {
    size: 112,
    min: 72,
    max: 240,
    card: "inline",
    cell: ({ job }) => <TextCell text={job.buyer?.name} />,
  },
  city: {
    size: 96,
    min: 68,
    max: 200,
    card: "inline",
    cell: ({ job }) => <TextCell text={job.serviceLocation?.address?.city} />,
  },
  store: { size: 144, min: 140, max: 260, card: "inline", firstSort: "asc", cell: StoreCell },
  items: { size: 124, min: 88, max: 160, cell: ItemsCell },
  created: {
    size: 100,
    min: 92,
    max: 140,
    firstSort: "desc",
    cell: ({ job }) => <RelativeTime at={job.createTime} zone={job.zone} />,
  },
  jobId: { size: 180, cell: ({ job }) => <TextCell text={job.serviceJobId} mono /> },
  skills: { size: 160, cell: SkillsCell },
  quantity: { size: 88, cell: ({ job }) => <TextCell text={job.scopeOfWork?.quantity} /> },
  seller: { size: 148, cell: ({ job }) => <TextCell text={job.seller?.sellerId} mono /> },
  provider: {
    size: 148,
    cell: ({ job }) => <TextCell text={job.serviceJobProvider?.serviceJobProviderId} mono />,
  },
  marketplace: { size: 132, cell: MarketplaceCell },
  payments: { size: 120, cell: PaymentsCell },
  tracking: { size: 180, cell: ({ job }) => <TextCell text={job.trackingIds?.join(", ")} mono /> },
  preferredTimes: { size: 248, cell: PreferredTimesCell },
  proof: { size: 172, cell: ProofCell },
};

/** What people may change about the columns; the order id stays, for it holds the row's link. */
export const jobLayoutColumns: readonly LayoutColumn[] = JOB_COLUMNS.map(({ id, visible }) => ({
  id,
  visible,
  fixed: id === "order",
}));

/** Dates are longer there than in English, and other words shorter. */
const BY_LANGUAGE: Record<string, FittedWidths> = {
  de: { appointment: 232, created: 104 },
  zh: { status: 118, appointment: 232, items: 108 },
};

/** Made once: the table renders a cell that is made anew from scratch. */
const DATA_COLUMNS = JOB_COLUMNS.map(({ id }): DataColumn<Job> & { id: JobColumnId } => {
  const { cell: Cell, ...meta } = COLUMNS[id];
  return {
    id,
    meta,
    cell: ({ row }) => (
      <MarkedCell column={id} job={row.original}>
        <Cell job={row.original} />
      </MarkedCell>
    ),
  };
});

/** The columns of the jobs table, in the order of `JOB_COLUMNS`, as wide as their rows would have them. */
export function jobColumns(locale: string, fitted: FittedWidths): DataColumn<Job>[] {
  const sizes = { ...fitted, ...BY_LANGUAGE[locale.split("-")[0] ?? ""] };
  return DATA_COLUMNS.map((column) => {
    const { size, min = size, max = size } = column.meta;
    const least =
      column.id === "appointment" ? Math.min(max, Math.max(min, fitted.appointment ?? 0)) : min;
    const fitting = Math.min(max, Math.max(least, sizes[column.id] ?? size));
    return { ...column, meta: { ...column.meta, min: least, size: fitting } };
  });
}

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
import { SiteTime } from "@/components/shared/time/site-time";
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

type JobColumn = Omit<DataColumn<Job>, "id" | "cell"> & {
  cell: (props: { job: Job }) => React.ReactNode;
};

const COLUMNS: Record<JobColumnId, JobColumn> = {
  order: { size: 184, card: "lead", cell: OrderCell },
  status: {
    size: 156,
    card: "aside",
    firstSort: "asc",
    cell: ({ job }) => <StatusBadge status={job.serviceJobStatus} />,
  },
  service: { size: 160, card: "main", grows: 8, firstSort: "asc", cell: ServiceCell },
  appointment: {
    size: 206,
    card: "main",
    grows: 2,
    firstSort: "asc",
    cell: AppointmentCell,
  },
  technicians: {
    size: 112,
    card: "inline",
    grows: 2,
    firstSort: "asc",
    cell: TechniciansCell,
  },
  buyer: {
    size: 92,
    card: "inline",
    grows: 3,
    cell: ({ job }) => <TextCell text={job.buyer?.name} />,
  },
  city: {
    size: 90,
    card: "inline",
    grows: 2,
    cell: ({ job }) => <TextCell text={job.serviceLocation?.address?.city} />,
  },
  store: { size: 122, card: "inline", grows: 2, firstSort: "asc", cell: StoreCell },
  items: { size: 108, cell: ItemsCell },
  created: {
    size: 164,
    grows: 1,
    firstSort: "desc",
    cell: ({ job }) => (
      <SiteTime
        at={job.createTime}
        zone={job.zone}
        className="line-clamp-2 leading-4.5 tabular-nums group-data-[density=compact]/table:line-clamp-1"
      />
    ),
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

const columns = columnsSized({});

/** Dates are longer there than in English, and other words shorter. */
const COLUMNS_BY_LANGUAGE: Record<string, typeof columns> = {
  de: columnsSized({ service: 140, appointment: 230, items: 104 }),
  zh: columnsSized({ status: 116, appointment: 224, items: 100, created: 176 }),
};

/** The columns of the jobs table, in the order of `JOB_COLUMNS`; the same ones for each language. */
export function jobColumns(locale: string) {
  return COLUMNS_BY_LANGUAGE[locale.split("-")[0] ?? ""] ?? columns;
}

function columnsSized(sizes: Partial<Record<JobColumnId, number>>): DataColumn<Job>[] {
  return JOB_COLUMNS.map(({ id }) => {
    const { cell: Cell, size, ...column } = COLUMNS[id];
    return {
      ...column,
      id,
      size: sizes[id] ?? size,
      cell: (job) => (
        <MarkedCell column={id} job={job}>
          <Cell job={job} />
        </MarkedCell>
      ),
    };
  });
}

import { firstLayout } from "@/components/data-table/column-layout";
import { createAppColumnHelper } from "@/components/data-table/table";
import { AppointmentCell } from "@/components/shared/cells/appointment-cell";
import { ServiceCell } from "@/components/shared/cells/service-cell";
import { StoreCell } from "@/components/shared/cells/store-cell";
import { TextCell } from "@/components/shared/cells/text-cell";
import { StatusBadge } from "@/components/shared/status-badge";
import { FoundIdCell } from "./found-id-cell";
import type { FoundRow } from "./found-row";
import { KindCell } from "./kind-cell";

const IDS = ["id", "kind", "status", "service", "appointment", "city", "store", "order"] as const;

type FoundColumnId = (typeof IDS)[number];

const helper = createAppColumnHelper<FoundRow>();

type FoundColumn = Omit<Parameters<typeof helper.display>[0], "id" | "cell"> & {
  cell: (row: FoundRow) => React.ReactNode;
};

const COLUMNS: Record<FoundColumnId, FoundColumn> = {
  id: { size: 188, meta: { card: "lead" }, cell: (row) => <FoundIdCell row={row} /> },
  kind: { size: 140, meta: { card: "inline" }, cell: ({ kind }) => <KindCell kind={kind} /> },
  status: {
    size: 148,
    meta: { card: "aside" },
    cell: ({ job }) => <StatusBadge status={job.serviceJobStatus} />,
  },
  service: {
    size: 170,
    meta: { card: "main", grows: 4 },
    cell: ({ job }) => <ServiceCell job={job} />,
  },
  appointment: {
    size: 224,
    meta: { card: "main" },
    cell: ({ job }) => <AppointmentCell job={job} />,
  },
  city: {
    size: 104,
    meta: { card: "inline", grows: 1 },
    cell: ({ job }) => <TextCell text={job.serviceLocation?.address?.city} />,
  },
  store: { size: 128, meta: { card: "inline" }, cell: ({ job }) => <StoreCell job={job} /> },
  order: {
    size: 176,
    // Nothing new where the order is what was asked for.
    cell: ({ kind, job }) =>
      kind === "order" ? null : <TextCell text={job.serviceOrderId} mono />,
  },
};

export const foundColumns = helper.columns(
  IDS.map((id) => {
    const { cell, ...column } = COLUMNS[id];
    return helper.display({ ...column, id, cell: ({ row }) => cell(row.original) });
  }),
);

export const foundLayout = firstLayout(
  IDS.map((id) => ({ id, visible: true, fixed: id === "id" })),
);

export function isFoundColumn(id: string): id is FoundColumnId {
  return IDS.some((known) => known === id);
}

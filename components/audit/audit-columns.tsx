import { firstLayout } from "@/components/data-table/column-layout";
import { createAppColumnHelper } from "@/components/data-table/table";
import type { AuditRecord } from "@/lib/audit/audit-record";
import { ActionBadge } from "./action-badge";
import { DetailsCell } from "./details-cell";
import { JobCell } from "./job-cell";
import { PersonCell } from "./person-cell";
import { TimeCell } from "./time-cell";

const IDS = ["at", "action", "person", "job", "details"] as const;

type AuditColumnId = (typeof IDS)[number];

const helper = createAppColumnHelper<AuditRecord>();

type AuditColumn = Omit<Parameters<typeof helper.display>[0], "id" | "cell"> & {
  cell: (record: AuditRecord) => React.ReactNode;
};

const COLUMNS: Record<AuditColumnId, AuditColumn> = {
  at: { size: 214, meta: { card: "main" }, cell: ({ at }) => <TimeCell at={at} /> },
  action: {
    size: 190,
    meta: { card: "lead" },
    cell: ({ action }) => <ActionBadge action={action} />,
  },
  person: {
    size: 220,
    meta: { card: "main", grows: 1 },
    cell: (record) => <PersonCell record={record} />,
  },
  job: { size: 160, meta: { card: "aside" }, cell: (record) => <JobCell record={record} /> },
  details: {
    size: 348,
    meta: { card: "main", grows: 4 },
    cell: (record) => <DetailsCell record={record} />,
  },
};

export const auditColumns = helper.columns(
  IDS.map((id) => {
    const { cell, ...column } = COLUMNS[id];
    return helper.display({ ...column, id, cell: ({ row }) => cell(row.original) });
  }),
);

export const auditLayout = firstLayout(IDS.map((id) => ({ id, visible: true })));

export function isAuditColumn(id: string): id is AuditColumnId {
  return IDS.some((known) => known === id);
}

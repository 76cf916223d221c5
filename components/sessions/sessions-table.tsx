"use client";

import { DataTable } from "@/components/data-table/data-table";
import type { ColumnLayout, DataTableColumns } from "@/components/data-table/types";
import type { OpenSession } from "@/lib/sessions/open-session";
import { useSessionLabel } from "./use-session-label";

export interface SessionsTableProps<Session extends OpenSession> {
  columns: DataTableColumns<Session>;
  layout: ColumnLayout;
  caption: string;
  /** Null while nothing is there yet. */
  sessions: readonly Session[] | null;
  /** The rows are those of before, new ones are under way. */
  dimmed: boolean;
  /** How many rows stand for those that come. */
  placeholders: number;
}

const unsorted = () => undefined;

/** Sessions in rows, on a narrow screen as cards. */
export function SessionsTable<Session extends OpenSession>(props: SessionsTableProps<Session>) {
  const { columns, layout, caption, sessions, dimmed, placeholders } = props;
  const labelOf = useSessionLabel();
  return (
    <div className="flex min-h-0 flex-col overflow-hidden rounded-lg border border-line bg-surface print:border-0">
      <DataTable<Session>
        className="[--table-max-height:none]"
        columns={columns}
        columnLabel={labelOf}
        rows={sessions ?? []}
        getRowId={({ id }) => id}
        caption={caption}
        layout={layout}
        sort={null}
        onSort={unsorted}
        pending={sessions === null}
        dimmed={dimmed}
        pageSize={placeholders}
      />
    </div>
  );
}

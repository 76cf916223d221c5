"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { DataTable } from "@/components/data-table/data-table";
import type { ColumnLayout, DataColumn } from "@/components/data-table/table";
import { announce } from "@/components/ui/announcer";
import type { OpenSession } from "@/lib/sessions/open-session";

const IDS = ["person", "device", "begun", "seen", "end"] as const;

/** Names of the columns. */
function useSessionLabel(): (id: string) => string {
  const t = useTranslations("sessions.column");
  return (id) => {
    const known = IDS.find((one) => one === id);
    return known ? t(known) : id;
  };
}

interface SessionsTableProps<Session extends OpenSession> {
  columns: readonly DataColumn<Session>[];
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

/** Says politely how many sessions there are now; what stands there at first is not said. */
export function useSayCount(count: number | null): void {
  const t = useTranslations("sessions");
  const said = useRef<string | null>(null);
  const sentence = count === null ? null : t("announce", { count });
  // The outside system is the live region.
  useEffect(() => {
    if (sentence === null) return;
    if (said.current !== null && said.current !== sentence) announce(sentence);
    said.current = sentence;
  }, [sentence]);
}

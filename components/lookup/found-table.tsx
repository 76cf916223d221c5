"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { jobHref } from "@/components/shared/job-href";
import { ClockProvider } from "@/components/shared/site-time";
import { useNow } from "@/components/shared/use-now";
import type { LookupFound } from "@/lib/jobs/lookup/lookup-result";
import { foundColumns, foundLayout, isFoundColumn } from "./found-columns";
import type { FoundRow } from "./found-row";

export interface FoundTableProps {
  found: readonly LookupFound[];
  marketplace: string | null;
  /** Epoch ms. */
  renderedAt: number;
}

const unsorted = () => undefined;

export function FoundTable({ found, marketplace, renderedAt }: FoundTableProps) {
  const t = useTranslations("lookup.found");
  const locale = useLocale();
  const router = useRouter();
  const now = useNow(renderedAt);
  const rows = useMemo(
    () =>
      found.map((one): FoundRow => {
        const { serviceJobId } = one.job;
        return { ...one, href: serviceJobId ? jobHref(serviceJobId, marketplace) : null };
      }),
    [found, marketplace],
  );
  return (
    <ClockProvider locale={locale} now={now}>
      <DataTable
        className="[--table-max-height:none]"
        columns={foundColumns}
        columnLabel={(id) => (isFoundColumn(id) ? t(`column.${id}`) : id)}
        rows={rows}
        getRowId={rowId}
        caption={t("caption")}
        layout={foundLayout}
        sort={null}
        onSort={unsorted}
        onOpenRow={({ href }) => (href === null ? undefined : router.push(href))}
        pageSize={rows.length}
      />
    </ClockProvider>
  );
}

/** An id can lead to several jobs, and a job stand under several ids. */
function rowId({ id, job }: FoundRow, index: number): string {
  return `${id} ${job.serviceJobId || index}`;
}

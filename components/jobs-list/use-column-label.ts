"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { JOB_COLUMNS } from "@/lib/jobs/columns";

/** What a column of the jobs table is called. */
export function useColumnLabel(): (id: string) => string {
  const t = useTranslations("jobs.columns");
  return useCallback(
    (id) => {
      const column = JOB_COLUMNS.find((candidate) => candidate.id === id);
      return column ? t(column.id) : id;
    },
    [t],
  );
}

"use client";

import { useTranslations } from "next-intl";
import { MultiSelectFilter } from "@/components/filters/multi-select-filter";
import { StatusBadge } from "@/components/shared/status-badge";
import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import type { JobFilterProps } from "./filter-bar-context";

export function StatusFilter({ search, update }: JobFilterProps) {
  const t = useTranslations("filters.jobs");
  const tStatus = useTranslations("status");
  return (
    <MultiSelectFilter
      id="status"
      label={t("name.status")}
      options={SERVICE_JOB_STATUSES.map((status) => ({
        value: status,
        label: tStatus(status),
        face: <StatusBadge status={status} />,
      }))}
      values={search.status}
      onChange={(status) => update({ status })}
    />
  );
}

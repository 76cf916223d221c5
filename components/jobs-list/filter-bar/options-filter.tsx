"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MultiSelectFilter } from "@/components/filters/multi-select-filter";
import { FlagBadges, StatusBadge } from "@/components/shared/job/badges";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { JOB_FLAGS, LOCATION_TYPES } from "@/lib/jobs/job";
import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import type { OptionsFilterName } from "@/lib/search/filters";
import type { JobFilterProps } from "./filter-bar-context";

interface OptionsFilterProps extends JobFilterProps {
  filter: OptionsFilterName;
}

const countedOptions = lazyCode(() =>
  import("./counted-options").then((module) => module.CountedOptions),
);

/** Any number of a known few, with their counts where an index knows them. */
export function OptionsFilter({ filter, search, update, context }: OptionsFilterProps) {
  const t = useTranslations("filters.jobs");
  return (
    <MultiSelectFilter
      id={filter}
      label={t(`name.${filter}`)}
      options={useOptions()[filter]}
      values={search[filter]}
      onChange={(values) => update({ [filter]: values })}
      list={{
        needs: countedOptions,
        draw: (props) => (
          <LazyPart code={countedOptions} props={{ ...props, filter, search, context }} />
        ),
      }}
    />
  );
}

type Option = { value: string; label: string; face?: ReactNode };

function useOptions(): Record<OptionsFilterName, readonly Option[]> {
  const t = useTranslations("status");
  return {
    status: SERVICE_JOB_STATUSES.map((status) => ({
      value: status,
      label: t(status),
      face: <StatusBadge status={status} />,
    })),
    flag: JOB_FLAGS.map((flag) => ({
      value: flag,
      label: t(`flag.${flag}`),
      face: <FlagBadges flags={[flag]} />,
    })),
    location: LOCATION_TYPES.map((type) => ({ value: type, label: t(`location.${type}`) })),
  };
}

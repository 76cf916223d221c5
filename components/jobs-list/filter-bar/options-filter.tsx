"use client";
import { useTranslations } from "next-intl";
import { MultiSelectFilter } from "@/components/filters/multi-select-filter";
import type { FilterOption } from "@/components/filters/option-list";
import { FlagBadges, StatusBadge } from "@/components/shared/job/badges";
import { useEnumWords } from "@/components/shared/words";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { JOB_FLAGS, LOCATION_TYPES } from "@/lib/jobs/job";
import { plainNotes } from "@/lib/jobs/severity";
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
    <MultiSelectFilter<string>
      id={filter}
      label={t(`name.${filter}`)}
      options={useOptions(filter)}
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

/** The few that a list of options holds, each as people know it. */
function useOptions(filter: OptionsFilterName): readonly FilterOption<string>[] {
  const t = useTranslations("status");
  const place = useEnumWords("location");
  switch (filter) {
    case "status":
      return SERVICE_JOB_STATUSES.map((status) => ({
        value: status,
        label: t(status),
        face: <StatusBadge status={status} />,
      }));
    case "flag":
      return JOB_FLAGS.map((flag) => ({
        value: flag,
        label: t(`flag.${flag}`),
        face: <FlagBadges notes={plainNotes([flag])} />,
      }));
    case "location":
      return LOCATION_TYPES.map((type) => ({ value: type, label: place(type) ?? type }));
  }
}

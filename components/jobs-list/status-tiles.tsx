"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { arrowFocus } from "@/components/filters/arrow-focus";
import { SERVICE_JOB_STATUSES, type ServiceJobStatus } from "@/lib/jobs/statuses";
import { countsQuery } from "@/lib/search/jobs-query";
import type { JobsSearch } from "@/lib/search/search-params";
import { formatAsOf } from "@/lib/time/as-of";
import { createCountsPace } from "./counts-pace";
import { StatusTile } from "./status-tile";
import type { UpdateSearch } from "./use-jobs-search";

export interface StatusTilesProps {
  search: JobsSearch;
  update: UpdateSearch;
  zone: string;
  /** Epoch ms. */
  now: number;
}

/** Every status with its count under the other filters; each is a switch of the status filter. */
export function StatusTiles({ search, update, zone, now }: StatusTilesProps) {
  const t = useTranslations("tiles");
  const locale = useLocale();
  const ageId = useId();
  const [pace] = useState(createCountsPace);
  const { data, isPlaceholderData } = useQuery({
    ...countsQuery(search),
    placeholderData: keepPreviousData,
    refetchInterval: ({ queryHash, state }) => pace(queryHash, state),
    refetchIntervalInBackground: false,
  });
  const toggle = (status: ServiceJobStatus, pressed: boolean) =>
    update({
      status: SERVICE_JOB_STATUSES.filter((other) =>
        other === status ? pressed : search.status.includes(other),
      ),
    });
  const at = data === undefined ? null : Date.parse(data.fetchedAt);
  return (
    <div data-chrome="" className="relative -mx-3 sm:-mx-5">
      <div
        role="toolbar"
        aria-label={t("label")}
        onKeyDown={(event) => arrowFocus(event, "button", "across")}
        className="relative flex gap-1.5 overflow-x-auto scroll-px-3 px-3 py-0.5 [scrollbar-width:none] sm:grid sm:auto-cols-[minmax(max-content,1fr)] sm:grid-flow-col sm:gap-2 sm:px-5"
      >
        {SERVICE_JOB_STATUSES.map((status) => (
          <StatusTile
            key={status}
            status={status}
            pressed={search.status.includes(status)}
            onPress={(pressed) => toggle(status, pressed)}
            count={data?.counts[status] ?? null}
            outdated={isPlaceholderData}
            describedBy={ageId}
          />
        ))}
      </div>
      <p
        id={ageId}
        className="-mb-2 px-3 pt-0.5 text-right text-[0.6875rem]/4 text-faint tabular-nums sm:px-5"
      >
        {at === null ? t("none") : t("asOf", { time: formatAsOf(at, { locale, zone, now }) })}
      </p>
    </div>
  );
}

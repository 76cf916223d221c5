"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRangeLabel } from "@/components/filters/use-range-label";
import { zoneWords } from "@/components/filters/zone-words";
import { useStoreLabels } from "@/components/shared/store-labels";
import { useMarketplaceName } from "@/components/shared/use-marketplace-name";
import { isServiceJobStatus } from "@/lib/jobs/statuses";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { formatDateTime } from "@/lib/time/format";
import { parseInstant } from "@/lib/time/instant";
import { type ActiveJobFilter, activeFilters, type FilterParameter } from "./active-filters";
import type { FilterBarContext } from "./filter-bar-context";

/** Everything that a search asks for beyond the defaults, in words, each with its way out. */
export function useActiveFilters(search: JobsSearch, context: FilterBarContext): ActiveJobFilter[] {
  const t = useTranslations("filters.jobs");
  const tStatus = useTranslations("status");
  const locale = useLocale();
  const rangeLabel = useRangeLabel();
  const stores = useStoreLabels();
  const marketplaceName = useMarketplaceName();
  const { zone, now } = context;

  function value(parameter: FilterParameter, text: string): string {
    switch (parameter) {
      case "status":
        return isServiceJobStatus(text) ? tStatus(text) : text;
      case "store":
        return stores.get(text) ?? text;
      case "marketplace":
        return marketplaceName(text) ?? text;
      case "tz":
        return zoneWords(text, locale, now);
      case "asOf": {
        const at = parseInstant(text);
        return at === null ? text : formatDateTime(at, { locale, zone, now });
      }
      default:
        return text;
    }
  }

  return activeFilters(search, {
    name: (parameter) => t(`name.${parameter}`),
    value,
    range: (range) => rangeLabel(range, { zone, now }),
    several: (shown, more) => t("several", { shown, more }),
  });
}

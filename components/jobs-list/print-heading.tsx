"use client";
import { useFormatter, useTranslations } from "next-intl";
import { zoneWords } from "@/components/filters/date/range-words";
import { useActiveFilters } from "@/components/jobs-list/filter-bar/active-filters";
import type { FilterBarContext } from "@/components/jobs-list/filter-bar/filter-bar-context";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { pageCount } from "./page-math";

export interface PrintHeadingProps {
  search: JobsSearch;
  filters: FilterBarContext;
  /** Null when Amazon gave none. */
  total: number | null;
  locale: string;
}

/** On paper: what was asked, which page this is, and in which zone its times are. */
export function PrintHeading({ search, filters, total, locale }: PrintHeadingProps) {
  const t = useTranslations("screen.printed");
  const { number } = useFormatter();
  const active = useActiveFilters(search, filters);
  const pages = pageCount(total, search.size);
  const page = number(search.page);
  const asked = active.map(({ name, value }) => t("filter", { name, value }));
  return (
    <div className="hidden text-sm text-muted print:block">
      {asked.length > 0 ? <p>{asked.join(" · ")}</p> : null}
      <p>
        {[
          pages === null ? t("page", { page }) : t("pageOf", { page, pages: number(pages) }),
          t("zone", { zone: zoneWords(filters.zone, locale, filters.now) }),
        ].join(" · ")}
      </p>
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { pageTitle } from "@/lib/search/page-title";
import type { JobsSearch } from "@/lib/search/search-params";

/** Names the tab after the address as it changes; the server named it when the page was loaded. */
export function usePageTitle(search: JobsSearch): void {
  const t = useTranslations("jobs");
  const app = useTranslations("common")("appName");
  const title = pageTitle(search, {
    list: t("title"),
    job: (id) => t("pageTitle.job", { id }),
    filters: (count) => t("pageTitle.filters", { count }),
    page: (page) => t("pageTitle.page", { page }),
  });

  // The outside system is the browser's tab.
  useEffect(() => {
    document.title = `${title} · ${app}`;
  }, [title, app]);
}

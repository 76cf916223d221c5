"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { View } from "@/lib/views/view";
import { isStartingView } from "@/lib/views/view-choice";

/** What a view is called; null is all jobs. */
export function useViewName(): (view: View | null) => string {
  const t = useTranslations("views");
  return useCallback(
    (view) => {
      if (view === null) return t("allJobs");
      return isStartingView(view.id) ? t(`starting.${view.id}`) : (view.name ?? "");
    },
    [t],
  );
}

"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import type { Job } from "@/lib/jobs/job";
import { itemSummary } from "./item-summary";

export function ItemsCell({ job }: { job: Job }) {
  const t = useTranslations("jobs.cell.items");
  const summary = itemSummary(job.associatedItems);
  if (summary === null) return null;
  const { state, count, delivered } = summary;
  return (
    <span
      className={cn(
        "line-clamp-2 leading-4.5 tabular-nums group-data-[density=compact]/table:leading-4",
        state === "cancelled" && "text-muted",
      )}
    >
      {t(state, { count, delivered })}
    </span>
  );
}

import { useTranslations } from "next-intl";
import { ChartsSkeleton } from "@/components/insights/insights-states";
import { Skeleton } from "@/components/ui/skeleton";

/** What the page shows until its first figures are there, laid out as they will be. */
export function InsightsScreenSkeleton() {
  const t = useTranslations("insights");
  return (
    <div className="flex flex-col gap-3">
      <div className="flex min-h-8 items-center gap-3">
        <h1 className="text-xl font-semibold tracking-tight">{t("title")}</h1>
        <Skeleton className="w-48" />
      </div>
      <div className="flex h-8 items-center gap-2">
        <Skeleton className="h-8 w-36 rounded-md" />
        <Skeleton className="h-8 w-32 rounded-md" />
      </div>
      <ChartsSkeleton />
    </div>
  );
}

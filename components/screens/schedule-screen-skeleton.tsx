import { useTranslations } from "next-intl";
import { BoardSkeleton } from "@/components/schedule/schedule-results";
import { Skeleton } from "@/components/ui/skeleton";

/** What the page shows until its first visits are there, laid out as they will be. */
export function ScheduleScreenSkeleton() {
  const t = useTranslations("schedule");
  return (
    <div data-fill="" className="flex min-h-0 flex-1 flex-col gap-3">
      <div className="flex min-h-8 items-center gap-3">
        <h1 className="text-xl font-semibold tracking-tight">{t("title")}</h1>
        <Skeleton className="w-24" />
      </div>
      <div className="flex h-8 items-center gap-2">
        <Skeleton className="h-8 w-36 rounded-md" />
        <Skeleton className="h-8 w-32 rounded-md" />
        <Skeleton className="h-8 w-40 rounded-md max-sm:hidden" />
      </div>
      <BoardSkeleton />
    </div>
  );
}

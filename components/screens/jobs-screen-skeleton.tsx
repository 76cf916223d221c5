import { getTranslations } from "next-intl/server";
import { Skeleton } from "@/components/ui/skeleton";

/** What the page shows until its first rows are there, laid out as they will be. */
export async function JobsScreenSkeleton() {
  const [t, screen] = await Promise.all([getTranslations("jobs"), getTranslations("screen")]);
  return (
    <div data-fill="" className="flex min-h-0 flex-1 flex-col gap-1" aria-busy="true">
      <div className="flex min-h-7 items-center gap-3">
        <h1 className="text-xl font-semibold tracking-tight">{t("title")}</h1>
        <span className="sr-only">{screen("loading")}</span>
        <Skeleton className="w-16" />
      </div>
      <Skeleton className="h-9 rounded-md" />
      <div className="flex h-8 items-center gap-2">
        <Skeleton className="h-7 w-44 rounded-md" />
        <Skeleton className="h-7 w-28 rounded-md" />
        <Skeleton className="h-7 w-24 rounded-md max-sm:hidden" />
        <Skeleton className="h-7 w-24 rounded-md max-sm:hidden" />
      </div>
      <div className="min-h-0 flex-1 overflow-hidden rounded-lg border border-line bg-surface" />
    </div>
  );
}

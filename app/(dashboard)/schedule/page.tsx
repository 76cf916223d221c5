import { dehydrate, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ScheduleScreen } from "@/components/screens/schedule-screen";
import { ScheduleScreenSkeleton } from "@/components/screens/schedule-screen-skeleton";
import { HydratedQueries } from "@/components/shared/hydrated-queries";
import { requirePermission } from "@/lib/server/http/require-user";
import { toUrlSearchParams } from "@/lib/server/http/search-params";
import { prefetchSchedule } from "@/lib/server/jobs/schedule/prefetch-schedule";
import { screenContext } from "@/lib/server/jobs/screen-context";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("schedule");
  return { title: t("title") };
}

export default async function SchedulePage({ searchParams }: Props) {
  const params = toUrlSearchParams(await searchParams);
  await requirePermission("/schedule", params.size > 0 ? `/schedule?${params}` : "/schedule");
  return (
    <Suspense fallback={<ScheduleScreenSkeleton />}>
      <Schedule params={params} />
    </Suspense>
  );
}

async function Schedule({ params }: { params: URLSearchParams }) {
  const client = new QueryClient();
  await prefetchSchedule(client, params);
  return (
    <HydratedQueries state={dehydrate(client)} renderedAt={Date.now()}>
      <ScheduleScreen context={await screenContext()} />
    </HydratedQueries>
  );
}

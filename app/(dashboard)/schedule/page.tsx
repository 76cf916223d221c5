import { dehydrate, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ScheduleScreen } from "@/components/screens/schedule/schedule-screen";
import { ScheduleScreenSkeleton } from "@/components/screens/schedule/schedule-screen-skeleton";
import { HydratedQueries } from "@/components/shared/hydrated-queries";
import type { User } from "@/lib/access/user";
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
  const user = await requirePermission(
    "/schedule",
    params.size > 0 ? `/schedule?${params}` : "/schedule",
  );
  return (
    <Suspense fallback={<ScheduleScreenSkeleton />}>
      <Schedule params={params} user={user} />
    </Suspense>
  );
}

async function Schedule({ params, user }: { params: URLSearchParams; user: User }) {
  const client = new QueryClient();
  await prefetchSchedule(client, params);
  return (
    <HydratedQueries state={dehydrate(client)} renderedAt={Date.now()}>
      <ScheduleScreen context={await screenContext(user)} />
    </HydratedQueries>
  );
}

import { dehydrate, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { InsightsScreen } from "@/components/screens/insights/insights-screen";
import { InsightsScreenSkeleton } from "@/components/screens/insights/insights-screen-skeleton";
import { HydratedQueries } from "@/components/shared/hydrated-queries";
import type { User } from "@/lib/access/user";
import { requirePermission } from "@/lib/server/http/require-user";
import { toUrlSearchParams } from "@/lib/server/http/search-params";
import { mayAskByTechnician, prefetchInsights } from "@/lib/server/jobs/insights";
import { screenContext } from "@/lib/server/jobs/screen-context";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("insights");
  return { title: t("title") };
}

export default async function InsightsPage({ searchParams }: Props) {
  const params = toUrlSearchParams(await searchParams);
  const path = params.size > 0 ? `/insights?${params}` : "/insights";
  const user = await requirePermission("/insights", path);
  return (
    <Suspense fallback={<InsightsScreenSkeleton />}>
      <Insights params={params} user={user} />
    </Suspense>
  );
}

async function Insights({ params, user }: { params: URLSearchParams; user: User }) {
  const client = new QueryClient();
  await prefetchInsights(client, params, user);
  return (
    <HydratedQueries state={dehydrate(client)} renderedAt={Date.now()}>
      <InsightsScreen context={await screenContext(user)} byTechnician={mayAskByTechnician(user)} />
    </HydratedQueries>
  );
}

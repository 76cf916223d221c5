import { dehydrate, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { JobsScreen } from "@/components/screens/jobs-screen";
import { JobsScreenSkeleton } from "@/components/screens/jobs-screen-skeleton";
import { HydratedQueries } from "@/components/shared/hydrated-queries";
import type { User } from "@/lib/access/user";
import { readSearch } from "@/lib/search/jobs-search";
import { pageTitle } from "@/lib/search/page-title";
import { requireUser } from "@/lib/server/http/require-user";
import { toUrlSearchParams } from "@/lib/server/http/search-params";
import { prefetchJobs } from "@/lib/server/jobs/prefetch";
import { screenContext } from "@/lib/server/jobs/screen-context";
import { searchContext } from "@/lib/server/jobs/search-request";
import { prefetchViews } from "@/lib/server/views/read-views";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations("jobs");
  const params = toUrlSearchParams(await searchParams);
  const { search } = readSearch(params, searchContext());
  const title = pageTitle(search, {
    list: t("title"),
    job: (id) => t("pageTitle.job", { id }),
    filters: (count) => t("pageTitle.filters", { count }),
    page: (page) => t("pageTitle.page", { page }),
  });
  return { title };
}

export default async function JobsPage({ searchParams }: Props) {
  const params = toUrlSearchParams(await searchParams);
  const user = await requireUser(params.size > 0 ? `/jobs?${params}` : "/jobs");
  return (
    <Suspense fallback={<JobsScreenSkeleton />}>
      <Jobs params={params} user={user} />
    </Suspense>
  );
}

async function Jobs({ params, user }: { params: URLSearchParams; user: User }) {
  const client = new QueryClient();
  await Promise.all([prefetchJobs(client, params, user), prefetchViews(client, user)]);
  return (
    <HydratedQueries state={dehydrate(client)} renderedAt={Date.now()}>
      <JobsScreen context={await screenContext(user)} />
    </HydratedQueries>
  );
}

import { dehydrate, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { JobScreen } from "@/components/screens/job-screen";
import { HydratedQueries } from "@/components/shared/hydrated-queries";
import { requireUser } from "@/lib/server/http/require-user";
import { toUrlSearchParams } from "@/lib/server/http/search-params";
import { prefetchJob } from "@/lib/server/jobs/prefetch";
import { readSegment } from "@/lib/url/path-segment";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = readSegment((await params).id);
  if (id === null) return {};
  const t = await getTranslations("jobs.pageTitle");
  return { title: t("job", { id }) };
}

export default async function JobPage({ params, searchParams }: Props) {
  const id = readSegment((await params).id) ?? notFound();
  const marketplace = toUrlSearchParams(await searchParams).get("marketplace");
  const query = marketplace === null ? "" : `?marketplace=${encodeURIComponent(marketplace)}`;
  const user = await requireUser(`/jobs/${encodeURIComponent(id)}${query}`);
  const client = new QueryClient();
  await prefetchJob(client, { id, marketplace }, user);
  const renderedAt = Date.now();
  return (
    <HydratedQueries state={dehydrate(client)} renderedAt={renderedAt}>
      <JobScreen id={id} marketplace={marketplace} renderedAt={renderedAt} />
    </HydratedQueries>
  );
}

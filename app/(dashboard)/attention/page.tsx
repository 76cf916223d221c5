import { dehydrate, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { AttentionScreen } from "@/components/screens/attention/attention-screen";
import { HydratedQueries } from "@/components/shared/hydrated-queries";
import { readStores, STORES_COOKIE } from "@/lib/attention/attention-search";
import { currentUser } from "@/lib/server/http/identity";
import { requireUser } from "@/lib/server/http/require-user";
import { toUrlSearchParams } from "@/lib/server/http/search-params";
import { lateJobs, prefetchAttention } from "@/lib/server/jobs/attention/prefetch";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations("attention");
  const [params, user, stores] = await Promise.all([searchParams, currentUser(), ownStores()]);
  const late = user ? await lateJobs(toUrlSearchParams(params), { stores, user }) : 0;
  const title = t("title");
  return { title: late > 0 ? t("tabTitle", { count: late, title }) : title };
}

async function ownStores(): Promise<string[]> {
  return readStores((await cookies()).get(STORES_COOKIE)?.value);
}

export default async function AttentionPage({ searchParams }: Props) {
  const params = toUrlSearchParams(await searchParams);
  const user = await requireUser(params.size > 0 ? `/attention?${params}` : "/attention");
  const stores = await ownStores();
  const client = new QueryClient();
  await prefetchAttention(client, params, { stores, user });
  const renderedAt = Date.now();
  return (
    <HydratedQueries state={dehydrate(client)} renderedAt={renderedAt}>
      <AttentionScreen stores={stores} renderedAt={renderedAt} />
    </HydratedQueries>
  );
}

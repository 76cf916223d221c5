import { dehydrate, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { AttentionScreen } from "@/components/screens/attention-screen";
import { HydratedQueries } from "@/components/shared/hydrated-queries";
import { readStores, STORES_COOKIE } from "@/lib/attention/attention-search";
import { requireUser } from "@/lib/server/http/require-user";
import { toUrlSearchParams } from "@/lib/server/http/search-params";
import { prefetchAttention } from "@/lib/server/jobs/attention/prefetch";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("attention");
  return { title: t("title") };
}

export default async function AttentionPage({ searchParams }: Props) {
  const params = toUrlSearchParams(await searchParams);
  const user = await requireUser(params.size > 0 ? `/attention?${params}` : "/attention");
  const stores = readStores((await cookies()).get(STORES_COOKIE)?.value);
  const client = new QueryClient();
  await prefetchAttention(client, params, { stores, user });
  const renderedAt = Date.now();
  return (
    <HydratedQueries state={dehydrate(client)} renderedAt={renderedAt}>
      <AttentionScreen stores={stores} renderedAt={renderedAt} />
    </HydratedQueries>
  );
}

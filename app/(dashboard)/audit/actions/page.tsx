import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReceiptsScreen } from "@/components/actions/receipts/receipts-screen";
import { requirePermission } from "@/lib/server/http/require-user";
import { toUrlSearchParams } from "@/lib/server/http/search-params";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("actions.receipts");
  return { title: t("title") };
}

export default async function ReceiptsPage({ searchParams }: Props) {
  const params = toUrlSearchParams(await searchParams);
  const path = "/audit/actions";
  await requirePermission(path, params.size > 0 ? `${path}?${params}` : path);
  return <ReceiptsScreen renderedAt={Date.now()} />;
}

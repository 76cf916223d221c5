import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditScreen } from "@/components/audit/audit-screen";
import { requirePermission } from "@/lib/server/http/require-user";
import { toUrlSearchParams } from "@/lib/server/http/search-params";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

export default async function AuditPage({ searchParams }: Props) {
  const params = toUrlSearchParams(await searchParams);
  await requirePermission("/audit", params.size > 0 ? `/audit?${params}` : "/audit");
  return <AuditScreen renderedAt={Date.now()} />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EverybodysSessionsScreen } from "@/components/sessions/everybodys-sessions-screen";
import { requirePermission } from "@/lib/server/http/require-user";
import { toUrlSearchParams } from "@/lib/server/http/search-params";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sessions");
  return { title: t("allTitle") };
}

export default async function EverybodysSessionsPage({ searchParams }: Props) {
  const params = toUrlSearchParams(await searchParams);
  const path = params.size > 0 ? `/sessions/all?${params}` : "/sessions/all";
  await requirePermission("/sessions/all", path);
  return <EverybodysSessionsScreen renderedAt={Date.now()} />;
}

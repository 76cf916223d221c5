import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CapacityScreen } from "@/components/screens/capacity/capacity-screen";
import { settings } from "@/lib/server/config/settings";
import { requirePermission } from "@/lib/server/http/require-user";
import { toUrlSearchParams } from "@/lib/server/http/search-params";
import { screenContext } from "@/lib/server/jobs/screen-context";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("capacity");
  return { title: t("title") };
}

export default async function CapacityPage({ searchParams }: Props) {
  const params = toUrlSearchParams(await searchParams);
  const path = "/schedule/capacity";
  const user = await requirePermission(path, params.size > 0 ? `${path}?${params}` : path);
  // What is not switched on is not there.
  if (!settings().actions.groups.includes("capacity")) notFound();
  return <CapacityScreen context={await screenContext(user)} />;
}

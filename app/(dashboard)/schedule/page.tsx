import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ScheduleScreen } from "@/components/screens/schedule-screen";
import { requirePermission } from "@/lib/server/http/require-user";
import { toUrlSearchParams } from "@/lib/server/http/search-params";
import { screenContext } from "@/lib/server/jobs/screen-context";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("schedule");
  return { title: t("title") };
}

export default async function SchedulePage({ searchParams }: Props) {
  const params = toUrlSearchParams(await searchParams);
  await requirePermission("/schedule", params.size > 0 ? `/schedule?${params}` : "/schedule");
  return <ScheduleScreen context={await screenContext()} />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LookupScreen } from "@/components/screens/lookup/lookup-screen";
import { requireUser } from "@/lib/server/http/require-user";
import { toUrlSearchParams } from "@/lib/server/http/search-params";
import { screenContext } from "@/lib/server/jobs/screen-context";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("lookup");
  return { title: t("title") };
}

export default async function LookupPage({ searchParams }: Props) {
  const list = toUrlSearchParams(await searchParams).get("list");
  const user = await requireUser(
    list === null ? "/lookup" : `/lookup?list=${encodeURIComponent(list)}`,
  );
  return <LookupScreen context={await screenContext(user)} />;
}

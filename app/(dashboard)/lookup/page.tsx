import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LookupScreen } from "@/components/lookup/lookup-screen";
import { requireUser } from "@/lib/server/http/require-user";
import { screenContext } from "@/lib/server/jobs/screen-context";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("lookup");
  return { title: t("title") };
}

export default async function LookupPage() {
  const user = await requireUser("/lookup");
  const { marketplaces, now } = await screenContext(user);
  return <LookupScreen marketplaces={marketplaces} renderedAt={now} />;
}

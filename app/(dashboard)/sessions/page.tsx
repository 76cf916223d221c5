import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OwnSessionsScreen } from "@/components/sessions/own-sessions-screen";
import { settings } from "@/lib/server/config/settings";
import { requirePermission } from "@/lib/server/http/require-user";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sessions");
  return { title: t("title") };
}

export default async function SessionsPage() {
  await requirePermission("/sessions", "/sessions");
  const { idleMs, maxMs } = settings().auth.session;
  return (
    <OwnSessionsScreen
      renderedAt={Date.now()}
      idleMinutes={Math.round(idleMs / 60_000)}
      maxHours={Math.round(maxMs / 3_600_000)}
    />
  );
}

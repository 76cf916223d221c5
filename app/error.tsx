"use client";

import { useTranslations } from "next-intl";
import { CrashScreen } from "@/components/layout/crash-screen";

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("common");
  return (
    <CrashScreen
      error={error}
      retry={retry}
      words={{
        title: t("crash.title"),
        text: t("crash.text"),
        reference: t("crash.reference"),
        retry: t("retry"),
        home: t("crash.home"),
      }}
    />
  );
}

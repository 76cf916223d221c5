"use client";

import { useTranslations } from "next-intl";
import { CrashScreen } from "@/components/shell/crash-screen";

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("crash");
  return (
    <CrashScreen
      error={error}
      retry={retry}
      words={{
        title: t("title"),
        text: t("text"),
        reference: t("reference"),
        retry: t("retry"),
        home: t("home"),
      }}
    />
  );
}

"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";

// Where its code does not come either, the layout's own failure stands in: that one is always there.
const CrashScreen = lazy(() =>
  import("@/components/shell/crash-screen").then((module) => ({ default: module.CrashScreen })),
);

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("crash");
  const words = {
    title: t("title"),
    text: t("text"),
    reference: t("reference"),
    retry: t("retry"),
    home: t("home"),
  };
  return (
    <Suspense>
      <CrashScreen error={error} retry={retry} words={words} />
    </Suspense>
  );
}

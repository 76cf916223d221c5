"use client";

import { useTranslations } from "next-intl";
import { PageTabs } from "@/components/ui/page-tabs";

/** Between everything that is on record and what people had Amazon do. */
export function AuditTabs() {
  const t = useTranslations("audit.tabs");
  const tabs = [
    { href: "/audit", label: t("log") },
    { href: "/audit/actions", label: t("actions") },
  ];
  return <PageTabs label={t("label")} tabs={tabs} />;
}

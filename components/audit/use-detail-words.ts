"use client";

import { useLocale, useMessages, useTranslations } from "next-intl";
import { useMarketplaceName } from "@/components/shared/use-marketplace-name";
import { isRole } from "@/lib/access/role";
import type { AuditDetails } from "@/lib/audit/audit-record";
import { detailWords } from "./detail-words";

/** The details of a record in words; what no translation knows goes by its own name. */
export function useDetailWords(): (details: AuditDetails) => string[] {
  const t = useTranslations("audit.detail");
  const tRole = useTranslations("layout.user.role");
  const marketplaceName = useMarketplaceName();
  const locale = useLocale();
  const known = useMessages().audit.detail;

  function plain(key: string, value: string): string {
    if (key === "needs" && isRole(value)) return tRole(value);
    if (key === "marketplace" || key === "marketplaces") {
      return value
        .split(",")
        .map((id) => marketplaceName(id) ?? id)
        .join(", ");
    }
    return /^\d{1,15}$/u.test(value) ? Number(value).toLocaleString(locale) : value;
  }

  const isKnown = (key: string): key is keyof typeof known => Object.hasOwn(known, key);

  return (details) =>
    detailWords(details, (key, value) =>
      isKnown(key) && key !== "other"
        ? t(key, { value: plain(key, value) })
        : t("other", { name: key, value: plain(key, value) }),
    );
}

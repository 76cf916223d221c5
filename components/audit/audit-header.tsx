"use client";

import { useTranslations } from "next-intl";
import { Freshness } from "@/components/shared/freshness";

export interface AuditHeaderProps {
  /** ISO instant; null while nothing is there yet. */
  fetchedAt: string | null;
  zone: string;
  /** Epoch ms. */
  now: number;
  refreshing: boolean;
  onRefresh: () => void;
}

/** The title, how old the list is, and what it is. */
export function AuditHeader(list: AuditHeaderProps) {
  const t = useTranslations("audit");
  return (
    <div>
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="text-xl font-semibold tracking-tight">{t("title")}</h1>
        <Freshness {...list} say={(at) => t("asOf", at)} refresh={t("refresh")} />
      </div>
      <p className="mt-1 max-w-3xl text-sm text-pretty text-muted">{t("intro")}</p>
    </div>
  );
}

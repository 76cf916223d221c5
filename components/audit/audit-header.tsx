"use client";

import RefreshCw from "lucide-react/icons/refresh-cw";
import { useLocale, useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { formatClock, zoneAbbreviation } from "@/lib/time/format";

export interface AuditHeaderProps {
  /** ISO instant; null while nothing is there yet. */
  fetchedAt: string | null;
  zone: string;
  refreshing: boolean;
  onRefresh: () => void;
}

/** The title, how old the list is, and what it is. */
export function AuditHeader({ fetchedAt, zone, refreshing, onRefresh }: AuditHeaderProps) {
  const t = useTranslations("audit");
  const locale = useLocale();
  const at = fetchedAt === null ? null : Date.parse(fetchedAt);
  return (
    <div>
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="text-xl font-semibold tracking-tight">{t("title")}</h1>
        <div className="ml-auto flex items-center gap-1 text-sm text-muted tabular-nums">
          {at === null ? null : (
            <time dateTime={fetchedAt ?? undefined}>
              {t("asOf", {
                time: formatClock(at, { locale, zone }),
                zone: zoneAbbreviation(at, zone, locale),
              })}
            </time>
          )}
          <IconButton
            label={t("refresh")}
            icon={<RefreshCw />}
            size="sm"
            loading={refreshing}
            onClick={onRefresh}
            data-chrome=""
          />
        </div>
      </div>
      <p className="mt-1 max-w-3xl text-sm text-pretty text-muted">{t("intro")}</p>
    </div>
  );
}

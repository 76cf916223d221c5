"use client";
import RefreshCw from "lucide-react/icons/refresh-cw";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ON_PAPER } from "@/components/shared/on-paper";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { formatAsOf } from "@/lib/time/as-of";
import { formatDateTime } from "@/lib/time/format";

export interface JobsHeaderProps {
  /** Null when Amazon gave none, or nothing is there yet. */
  total: number | null;
  /** ISO instant up to which the list was asked. */
  asOf: string | null;
  zone: string;
  /** Epoch ms. */
  now: number;
  refreshing: boolean;
  onRefresh: () => void;
  /** Which view is shown. */
  views?: ReactNode;
  /** Says that there is more by now. */
  news?: ReactNode;
  /** What else can be done with the whole list. */
  actions?: ReactNode;
}

/** The title, how much there is, how old that is, and the way to have it anew. */
export function JobsHeader(props: JobsHeaderProps) {
  const { total, asOf, zone, now, refreshing, onRefresh, views, news, actions } = props;
  const t = useTranslations("screen");
  const title = useTranslations("jobs")("title");
  const locale = useLocale();
  const at = asOf === null ? null : Date.parse(asOf);
  // Holds the place of words that are on their way: on a phone they take a line of their own.
  const placeholder = (width: string) =>
    asOf === null && refreshing ? <Skeleton className={width} /> : null;
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      {views}
      <p className="text-sm text-muted tabular-nums">
        {total === null ? placeholder("w-14") : t("total", { total })}
      </p>
      <div className="ml-auto flex items-center gap-1 text-sm text-muted tabular-nums">
        {news}
        {at === null ? (
          placeholder("w-24")
        ) : (
          <time dateTime={asOf ?? undefined}>
            <span className="print:hidden">
              {t("asOf", { time: formatAsOf(at, { locale, zone, now }) })}
            </span>
            <span className="hidden print:inline">
              {t("printed.asOf", { time: formatDateTime(at, { locale, zone, now: ON_PAPER }) })}
            </span>
          </time>
        )}
        <IconButton
          label={t("refresh")}
          shortcut="R"
          icon={<RefreshCw />}
          size="sm"
          loading={refreshing}
          onClick={onRefresh}
          data-chrome=""
        />
        {actions}
      </div>
    </div>
  );
}

"use client";
import RefreshCw from "lucide-react/icons/refresh-cw";
import X from "lucide-react/icons/x";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ON_PAPER } from "@/components/shared/time/site-time";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { formatAsOf, formatDateTime } from "@/lib/time/format";

interface JobsHeaderProps {
  /** Null when Amazon gave none, or nothing is there yet. */
  total: number | null;
  /** ISO instant up to which the list was asked. */
  asOf: string | null;
  /** Lets a list go that is held still at that instant; null where it is not. */
  onLetGo: (() => void) | null;
  zone: string;
  /** Epoch ms. */
  now: number;
  refreshing: boolean;
  onRefresh: () => void;
  /** Which view is shown. */
  views?: ReactNode;
  /** Says that there is more by now. */
  changes?: ReactNode;
  /** What else can be done with the whole list. */
  actions?: ReactNode;
  /** What the list rests on. */
  index?: ReactNode;
}

/** The title, how much there is, how old that is, and the way to have it anew. */
export function JobsHeader(props: JobsHeaderProps) {
  const { total, asOf, onLetGo, zone, now, refreshing, onRefresh } = props;
  const { views, changes, actions, index } = props;
  const t = useTranslations("screen");
  const title = useTranslations("jobs")("title");
  const locale = useLocale();
  const at = asOf === null ? null : Date.parse(asOf);
  // Takes the room of words that are on their way: on a phone they take a line of their own.
  const placeholder = (width: string) =>
    asOf === null && refreshing ? <Skeleton className={width} /> : null;
  return (
    <div className="flex min-h-7 shrink-0 items-center gap-x-3 gap-y-1 max-sm:flex-wrap">
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      {views}
      <p className="shrink-0 text-sm text-muted tabular-nums">
        {total === null ? placeholder("w-14") : t("total", { total })}
      </p>
      {index}
      <div className="ml-auto flex shrink-0 items-center gap-1 text-sm text-muted tabular-nums">
        {changes}
        {at === null ? (
          placeholder("w-24")
        ) : (
          <time dateTime={asOf ?? undefined}>
            <span className="print:hidden">
              {t(onLetGo ? "held" : "asOf", { time: formatAsOf(at, { locale, zone, now }) })}
            </span>
            <span className="hidden print:inline">
              {t("printed.asOf", { time: formatDateTime(at, { locale, zone, now: ON_PAPER }) })}
            </span>
          </time>
        )}
        {onLetGo ? (
          <IconButton label={t("letGo")} icon={<X />} size="sm" onClick={onLetGo} data-chrome="" />
        ) : null}
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

"use client";

import { useTranslations } from "next-intl";
import { ON_PAPER } from "@/components/shared/on-paper";
import { formatDateTime } from "@/lib/time/format";

export interface PrintedAsOfProps {
  /** ISO instant; nothing is written before the job itself is there. */
  fetchedAt: string | undefined;
  zone: string;
  locale: string;
}

/** On paper: how old is what stands there. */
export function PrintedAsOf({ fetchedAt, zone, locale }: PrintedAsOfProps) {
  const t = useTranslations("screen.printed");
  if (fetchedAt === undefined) return null;
  const time = formatDateTime(Date.parse(fetchedAt), { locale, zone, now: ON_PAPER });
  return (
    <p className="hidden text-sm text-muted print:block">
      <time dateTime={fetchedAt}>{t("job", { time })}</time>
    </p>
  );
}

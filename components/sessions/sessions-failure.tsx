"use client";

import { useLocale, useTranslations } from "next-intl";
import { ListFailure } from "@/components/shared/list-failure";
import { problemOf } from "@/components/shared/problem-of";
import { formatDateTime } from "@/lib/time/format";

export interface SessionsFailureProps {
  error: Error;
  onRetry: () => void;
  retrying: boolean;
  /** When the sessions below were read (ISO); null where there are none. */
  fetchedAt: string | null;
  zone: string;
  /** Epoch ms. */
  now: number;
}

/** The sessions could not be read: in their place, or above those of before. */
export function SessionsFailure(props: SessionsFailureProps) {
  const { error, onRetry, retrying, fetchedAt, zone, now } = props;
  const t = useTranslations("sessions.failed");
  const locale = useLocale();
  const asOf =
    fetchedAt === null ? null : formatDateTime(Date.parse(fetchedAt), { locale, zone, now });
  return (
    <ListFailure
      problem={problemOf(error)}
      title={t("title")}
      text={t("text")}
      retry={t("retry")}
      onRetry={onRetry}
      retrying={retrying}
      stale={asOf === null ? null : t("stale", { asOf })}
    />
  );
}

"use client";

import { useTranslations } from "next-intl";
import { ListFailure } from "@/components/shared/list-failure";
import type { Problem } from "@/lib/http/problem";

export interface AuditFailureProps {
  problem: Problem;
  onRetry: () => void;
  retrying: boolean;
  /** When the records below were fetched, as the screen writes times; null where there are none. */
  asOf: string | null;
}

/** The records could not be read: in their place, or above those of before. */
export function AuditFailure({ asOf, ...failure }: AuditFailureProps) {
  const t = useTranslations("audit.failed");
  return (
    <ListFailure
      {...failure}
      title={t("title")}
      text={t("text")}
      retry={t("retry")}
      stale={asOf === null ? null : t("stale", { asOf })}
    />
  );
}

"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";

/** Amazon's request id, for a support case. Nothing when Amazon gave none. */
export function RequestId({ id }: { id: string | undefined }) {
  const t = useTranslations("errors");
  if (!id) return null;
  return (
    <span className="inline-flex max-w-full flex-wrap items-center justify-center gap-x-1.5 text-xs text-muted">
      <span className="shrink-0 whitespace-nowrap">{t("requestId")}</span>
      <CopyButton text={id} label={t("copyRequestId", { id })} className="id-text text-fg">
        {id}
      </CopyButton>
    </span>
  );
}

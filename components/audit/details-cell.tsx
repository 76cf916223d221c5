"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { AuditRecord } from "@/lib/audit/audit-record";
import { listHref } from "./detail-words";
import { useDetailWords } from "./use-detail-words";

/** Why, and what else the record tells; all of it, however long. */
export function DetailsCell({ record }: { record: AuditRecord }) {
  const t = useTranslations("audit");
  const wordsOf = useDetailWords();
  const { reason, details } = record;
  const words = wordsOf(details).join(" · ");
  const list = listHref(details);
  if (reason === null && words === "" && list === null) return null;
  return (
    <div className="py-2 leading-4.5 wrap-anywhere max-sm:py-0">
      {reason === null ? null : <p dir="auto">{t("reason", { reason })}</p>}
      <p className="text-muted">
        {words}
        {list === null ? null : (
          <>
            {" · "}
            <Link
              href={list}
              prefetch={false}
              className="text-accent-fg underline underline-offset-2"
            >
              {t("detail.list")}
            </Link>
          </>
        )}
      </p>
    </div>
  );
}

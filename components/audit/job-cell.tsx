"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { jobHref } from "@/components/shared/job-href";
import type { AuditRecord } from "@/lib/audit/audit-record";

export function JobCell({ record: { jobId, details } }: { record: AuditRecord }) {
  const t = useTranslations("audit");
  if (jobId === null) return null;
  const { marketplace } = details;
  const href = jobHref(jobId, typeof marketplace === "string" && marketplace ? marketplace : null);
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={t("openJob", { id: jobId })}
      className="id-text inline-flex min-h-6 items-center text-accent-fg underline-offset-2 wrap-anywhere hover:underline"
    >
      {jobId}
    </Link>
  );
}

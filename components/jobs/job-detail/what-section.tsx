"use client";

import { useTranslations } from "next-intl";
import { FlagBadges } from "@/components/jobs/flag-badges";
import { StatusBadge } from "@/components/jobs/status-badge";
import type { Job } from "@/lib/jobs/job";
import { findMarketplace } from "@/lib/jobs/marketplaces";
import { DetailSection, type HeadingLevel } from "./detail-section";
import { Facts } from "./facts";
import { useFact } from "./use-fact";
import { useIdFact } from "./use-id-fact";

export function WhatSection({ job, level }: { job: Job; level: HeadingLevel }) {
  const t = useTranslations("jobs.detail.sections");
  const fact = useFact(job);
  const idFact = useIdFact(job);
  const { title, asin, quantity, requiredSkills = [] } = job.scopeOfWork ?? {};
  const { serviceJobStatus: status, flags } = job;
  return (
    <DetailSection title={t("what")} level={level}>
      <Facts
        facts={[
          fact("service", title),
          fact(
            "status",
            status && (
              <span className="flex flex-wrap items-center gap-2">
                <StatusBadge status={status} />
                <span className="id-text text-xs text-faint">{status}</span>
              </span>
            ),
          ),
          fact(
            "attention",
            flags.length > 0 ? (
              <span className="flex flex-wrap gap-1.5">
                <FlagBadges flags={flags} look="tinted" />
              </span>
            ) : null,
          ),
          idFact("asin", [asin]),
          fact("quantity", quantity),
          fact("skills", requiredSkills.join(", ")),
          fact("marketplace", findMarketplace(job.marketplaceId)?.name ?? job.marketplaceId),
        ]}
      />
    </DetailSection>
  );
}

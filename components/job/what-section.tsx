"use client";

import { useTranslations } from "next-intl";
import { Isolated } from "@/components/shared/isolated";
import { useMarketplaceName } from "@/components/shared/use-marketplace-name";
import type { Job } from "@/lib/jobs/job";
import { isServiceJobStatus } from "@/lib/jobs/statuses";
import { DetailSection, type HeadingLevel } from "./detail-section";
import { Facts } from "./facts";
import { useFact } from "./use-fact";
import { useIdFact } from "./use-id-fact";

export function WhatSection({ job, level }: { job: Job; level: HeadingLevel }) {
  const t = useTranslations("jobs.detail.sections");
  const words = useTranslations("status");
  const fact = useFact(job);
  const idFact = useIdFact(job);
  const marketplaceName = useMarketplaceName();
  const { title, asin, quantity, requiredSkills = [] } = job.scopeOfWork ?? {};
  const { serviceJobStatus: status, flags } = job;
  const facts = [
    fact("service", title),
    fact("status", status && <StatusMeaning status={status} />),
    fact(
      "attention",
      flags.length > 0 ? (
        <ul>
          {flags.map((flag) => (
            <li key={flag}>{words(`flagHint.${flag}`)}</li>
          ))}
        </ul>
      ) : null,
    ),
    idFact("asin", [asin]),
    fact("quantity", quantity),
    fact("skills", requiredSkills.length > 0 ? <Isolated words={requiredSkills} /> : null),
    fact("marketplace", marketplaceName(job.marketplaceId)),
  ];
  if (facts.every((one) => one === null)) return null;
  return (
    <DetailSection title={t("what")} level={level}>
      <Facts facts={facts} />
    </DetailSection>
  );
}

/** What the badge above means, and Amazon's own word for it. */
function StatusMeaning({ status }: { status: string }) {
  const t = useTranslations("status");
  return (
    <>
      {isServiceJobStatus(status) ? <p>{t(`hint.${status}`)}</p> : null}
      <p className="id-text text-xs text-muted">{status}</p>
    </>
  );
}

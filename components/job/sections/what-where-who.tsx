"use client";
import { useTranslations } from "next-intl";
import { useStoreLabels } from "@/components/shared/store-labels";
import { useClock } from "@/components/shared/time/site-time";
import { countryName, Isolated, useEnumWords, useMarketplaceName } from "@/components/shared/words";
import { currentAppointment } from "@/lib/jobs/appointment";
import { codeWords } from "@/lib/jobs/code-words";
import type { Job } from "@/lib/jobs/job";
import { isServiceJobStatus } from "@/lib/jobs/statuses";
import {
  DetailSection,
  Facts,
  type HeadingLevel,
  TechnicianNames,
  useFact,
  useIdFact,
} from "./facts";

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
    fact(
      "skills",
      requiredSkills.length > 0 ? <Isolated words={requiredSkills.map(codeWords)} /> : null,
    ),
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

interface WhereSectionProps {
  job: Job;
  level: HeadingLevel;
}

const PATH = "serviceLocation.address";

export function WhereSection({ job, level }: WhereSectionProps) {
  const t = useTranslations("jobs.detail.sections");
  const fact = useFact(job);
  const words = useEnumWords("location");
  const { locale } = useClock();
  const storeNames = useStoreLabels();
  const { serviceLocationType, address = {} } = job.serviceLocation ?? {};
  const street = [address.addressLine1, address.addressLine2, address.addressLine3].filter(
    (line) => line !== undefined && line !== "",
  );
  const facts = [
    fact("locationType", words(serviceLocationType)),
    fact("store", job.storeId && (storeNames.get(job.storeId) ?? job.storeId)),
    fact("name", address.name, `${PATH}.name`),
    fact("street", street.length > 0 ? <StreetLines lines={street} /> : null, streetPath(job)),
    fact("city", address.city),
    fact("district", address.district, `${PATH}.district`),
    fact("county", address.county, `${PATH}.county`),
    fact("state", address.stateOrRegion),
    fact("postalCode", address.postalCode, `${PATH}.postalCode`),
    fact("country", countryName(address.countryCode, locale)),
    fact("phone", address.phone, `${PATH}.phone`),
  ];
  if (facts.every((one) => one === null)) return null;
  return (
    <DetailSection title={t("where")} level={level}>
      <Facts facts={facts} />
    </DetailSection>
  );
}

function StreetLines({ lines }: { lines: readonly (string | undefined)[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>
          <bdi>{line}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** The street is one fact; it is hidden when any of its lines is. */
function streetPath(job: Job): string | undefined {
  return job.hidden.find((path) => path.startsWith(`${PATH}.addressLine`));
}

export function WhoSection({ job, level }: { job: Job; level: HeadingLevel }) {
  const t = useTranslations("jobs.detail");
  const fact = useFact(job);
  const idFact = useIdFact(job);
  const { name, phone, isPrimeMember: prime } = job.buyer ?? {};
  const technicians = currentAppointment(job)?.assignedTechnicians ?? [];
  const facts = [
    fact("buyer", name, "buyer.name"),
    fact("phone", phone, "buyer.phone"),
    fact("prime", prime === undefined ? null : t(prime ? "yes" : "no")),
    fact(
      "technicians",
      technicians.length > 0 ? <TechnicianNames technicians={technicians} /> : null,
    ),
    idFact("provider", [job.serviceJobProvider?.serviceJobProviderId]),
    idFact("seller", [job.seller?.sellerId]),
  ];
  if (facts.every((one) => one === null)) return null;
  return (
    <DetailSection title={t("sections.who")} level={level}>
      <Facts facts={facts} />
    </DetailSection>
  );
}

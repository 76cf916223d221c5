"use client";

import { useTranslations } from "next-intl";
import { countryName } from "@/components/shared/country-name";
import { useClock } from "@/components/shared/site-time";
import { useStoreLabels } from "@/components/shared/store-labels";
import { useEnumWords } from "@/components/shared/use-enum-words";
import type { Job } from "@/lib/jobs/job";
import { DetailSection, type HeadingLevel } from "./detail-section";
import { Facts } from "./facts";
import { useFact } from "./use-fact";

export interface WhereSectionProps {
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

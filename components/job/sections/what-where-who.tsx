"use client";
import MapPin from "lucide-react/icons/map-pin";
import Phone from "lucide-react/icons/phone";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useContactLinks } from "@/components/shared/contact-links";
import { useMay } from "@/components/shared/permissions";
import { useStoreLabels } from "@/components/shared/store-labels";
import { useClock } from "@/components/shared/time/site-time";
import { countryName, Isolated, useEnumWords, useMarketplaceName } from "@/components/shared/words";
import { CopyButton } from "@/components/ui/copy/copy-button";
import { addressLine, callHref, mapHref } from "@/lib/jobs/address-line";
import { currentAppointment } from "@/lib/jobs/appointment";
import type { Job } from "@/lib/jobs/job";
import { isServiceJobStatus } from "@/lib/jobs/statuses";
import {
  CutNote,
  DetailSection,
  Facts,
  type HeadingLevel,
  TechnicianNames,
  useFact,
  useIdFact,
} from "./facts";

export function WhatSection({ job, level }: { job: Job; level: HeadingLevel }) {
  const t = useTranslations("jobs.detail.sections");
  const fact = useFact(job);
  const idFact = useIdFact(job);
  const marketplaceName = useMarketplaceName();
  const { title, asin, quantity, requiredSkills = [] } = job.scopeOfWork ?? {};
  const { serviceJobStatus: status } = job;
  const facts = [
    fact("service", title),
    fact("status", status && <StatusMeaning status={status} />),
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

interface SectionProps {
  job: Job;
  level: HeadingLevel;
}

const PATH = "serviceLocation.address";

export function WhereSection({ job, level }: SectionProps) {
  const t = useTranslations("jobs.detail.sections");
  const fact = useFact(job);
  const words = useEnumWords("location");
  const storeNames = useStoreLabels();
  const { serviceLocationType, address = {} } = job.serviceLocation ?? {};
  const facts = [
    fact("locationType", words(serviceLocationType)),
    fact("store", job.storeId && (storeNames.get(job.storeId) ?? job.storeId)),
    fact("name", address.name, `${PATH}.name`),
    useAddressFact(job),
    fact("county", address.county, `${PATH}.county`),
    fact("phone", address.phone && <PhoneNumber phone={address.phone} />, `${PATH}.phone`),
  ];
  if (facts.every((one) => one === null)) return null;
  return (
    <DetailSection title={t("where")} level={level}>
      <Facts facts={facts} />
    </DetailSection>
  );
}

/** The address on one line, to copy; what of it the role does not see, or not yet, is said beside it. */
function useAddressFact(job: Job) {
  const t = useTranslations("jobAnswer");
  const detail = useTranslations("jobs.detail");
  const isLater = useMay("buyer.reveal");
  const links = useContactLinks();
  const { locale } = useClock();
  const address = job.serviceLocation?.address ?? {};
  const line = addressLine(address, countryName(address.countryCode, locale) ?? null);
  const isCut = (field: string) => job.hidden.some((path) => path.startsWith(`${PATH}.${field}`));
  const shortened = isCut("postalCode") || isCut("district") ? detail("shortened") : null;
  const note = isCut("addressLine") ? detail(isLater ? "untilShown" : "hidden") : shortened;
  if (line === "" && note === null) return null;
  return {
    id: "address",
    label: t("address"),
    value: (
      <>
        {line === "" ? null : (
          <CopyButton
            text={line}
            label={t("copyAddress")}
            className="text-left [&>span]:wrap-anywhere [&>span]:whitespace-normal"
          >
            <bdi>{line}</bdi>
          </CopyButton>
        )}
        {note === null ? null : <CutNote text={note} />}
        {links && note === null && address.addressLine1 ? (
          <ContactLink href={mapHref(line)} icon={<MapPin />} away>
            {t("map")}
          </ContactLink>
        ) : null}
      </>
    ),
  };
}

/** A number to copy, and to call where the operator allows it. */
function PhoneNumber({ phone }: { phone: string }) {
  const t = useTranslations("jobAnswer");
  const detail = useTranslations("jobs.detail");
  const links = useContactLinks();
  const call = links ? callHref(phone) : null;
  const label = detail("copy", { label: detail("fields.phone"), value: phone });
  return (
    <>
      <CopyButton text={phone} label={label} className="tabular-nums">
        {phone}
      </CopyButton>
      {call === null ? null : (
        <ContactLink href={call} icon={<Phone />}>
          {t("call", { number: phone })}
        </ContactLink>
      )}
    </>
  );
}

interface ContactLinkProps {
  href: string;
  icon: ReactNode;
  /** Leads to another site. */
  away?: boolean;
  children: ReactNode;
}

function ContactLink({ href, icon, away = false, children }: ContactLinkProps) {
  return (
    <a
      href={href}
      data-chrome=""
      className="flex min-h-6 w-fit items-center gap-1.5 rounded-sm text-accent-fg hover:underline pointer-coarse:min-h-11 [&_svg]:size-3.5"
      {...(away && { target: "_blank", rel: "noopener noreferrer" })}
    >
      {icon}
      {children}
    </a>
  );
}

export function WhoSection({ job, level }: SectionProps) {
  const t = useTranslations("jobs.detail");
  const fact = useFact(job);
  const { name, phone, isPrimeMember: prime } = job.buyer ?? {};
  const technicians = currentAppointment(job)?.assignedTechnicians ?? [];
  const facts = [
    fact("buyer", name, "buyer.name"),
    fact("phone", phone && <PhoneNumber phone={phone} />, "buyer.phone"),
    fact("prime", prime === undefined ? null : t(prime ? "yes" : "no")),
    fact(
      "technicians",
      technicians.length > 0 ? <TechnicianNames technicians={technicians} /> : null,
    ),
  ];
  if (facts.every((one) => one === null)) return null;
  return (
    <DetailSection title={t("sections.who")} level={level}>
      <Facts facts={facts} />
    </DetailSection>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { currentAppointment } from "@/lib/jobs/appointment";
import type { Job } from "@/lib/jobs/job";
import { DetailSection, type HeadingLevel } from "./detail-section";
import { Facts } from "./facts";
import { TechnicianNames } from "./technician-names";
import { useFact } from "./use-fact";
import { useIdFact } from "./use-id-fact";

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

"use client";

import { useTranslations } from "next-intl";
import type { Job } from "@/lib/jobs/job";
import { DetailSection, type HeadingLevel } from "./detail-section";
import { Facts } from "./facts";
import { useIdFact } from "./use-id-fact";

export function IdsSection({ job, level }: { job: Job; level: HeadingLevel }) {
  const t = useTranslations("jobs.detail.sections");
  const idFact = useIdFact(job);
  const appointments = job.appointments ?? [];
  const technicians = appointments.flatMap(({ assignedTechnicians = [], poa }) => [
    ...assignedTechnicians,
    ...(poa?.technicians ?? []),
  ]);
  const facts = [
    idFact("orderId", [job.serviceOrderId]),
    idFact("jobId", [job.serviceJobId]),
    idFact("productOrderIds", job.productOrderIds ?? []),
    idFact("trackingIds", job.trackingIds ?? []),
    idFact(
      "appointmentId",
      appointments.map(({ appointmentId }) => appointmentId),
    ),
    idFact(
      "technicianId",
      technicians.map(({ technicianId }) => technicianId),
    ),
    idFact("buyerId", [job.buyer?.buyerId], "buyer.buyerId"),
    idFact("storeId", [job.storeId]),
    idFact("marketplaceId", [job.marketplaceId]),
  ];
  if (facts.every((one) => one === null)) return null;
  return (
    <DetailSection title={t("ids")} level={level}>
      <Facts facts={facts} />
    </DetailSection>
  );
}

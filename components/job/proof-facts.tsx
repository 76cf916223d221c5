"use client";

import { useTranslations } from "next-intl";
import { SiteTime } from "@/components/shared/site-time";
import { useEnumWords } from "@/components/shared/use-enum-words";
import type { ProofOfAppointment, Technician } from "@/lib/jobs/job";
import { Facts } from "./facts";
import { TechnicianNames } from "./technician-names";

export interface ProofFactsProps {
  proof: ProofOfAppointment;
  /** Those of the appointment, for the name of whoever uploaded. */
  technicians: readonly Technician[];
  zone: string;
}

/** Proof of appointment: Amazon gives its kind and circumstances, never the document. */
export function ProofFacts({ proof, technicians, zone }: ProofFactsProps) {
  const t = useTranslations("jobs.detail.proof");
  const words = useEnumWords("proof");
  const {
    appointmentTime: time,
    technicians: present = [],
    uploadingTechnician,
    uploadTime,
  } = proof;
  const uploader = [...present, ...technicians].find(
    ({ technicianId }) => technicianId === uploadingTechnician,
  );
  const facts = [
    { id: "kind", label: t("kind"), value: words(proof.poaType) },
    {
      id: "work",
      label: t("work"),
      value: time?.startTime && (
        <SiteTime at={time.startTime} minutes={time.durationInMinutes} zone={zone} />
      ),
    },
    {
      id: "technicians",
      label: t("technicians"),
      value: present.length > 0 ? <TechnicianNames technicians={present} /> : null,
    },
    {
      id: "uploaded",
      label: t("uploaded"),
      value: uploadTime && <SiteTime at={uploadTime} zone={zone} />,
    },
    { id: "by", label: t("by"), value: uploader?.name ?? uploadingTechnician },
  ];
  return (
    <div className="mt-2 rounded-md border border-line px-3 py-2 text-fg">
      <p className="mb-1 text-xs font-medium text-muted">{t("title")}</p>
      <Facts facts={facts.map((fact) => (fact.value ? fact : null))} />
    </div>
  );
}

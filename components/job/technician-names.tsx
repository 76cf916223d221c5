"use client";

import { useTranslations } from "next-intl";
import { Isolated } from "@/components/shared/isolated";
import type { Technician } from "@/lib/jobs/job";

/** Names, and the id of whoever has none. */
export function TechnicianNames({ technicians }: { technicians: readonly Technician[] }) {
  const t = useTranslations("jobs.detail");
  const names = technicians.flatMap(
    ({ name, technicianId: id }) => name ?? (id ? t("technicianWithoutName", { id }) : []),
  );
  return <Isolated words={names} />;
}

"use client";

import { useTranslations } from "next-intl";
import type { Technician } from "@/lib/jobs/job";

/** Names, and the id of whoever has none. */
export function TechnicianNames({ technicians }: { technicians: readonly Technician[] }) {
  const t = useTranslations("jobs.detail");
  return technicians
    .flatMap(({ name, technicianId: id }) => name ?? (id ? t("technicianWithoutName", { id }) : []))
    .join(", ");
}

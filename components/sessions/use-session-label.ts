"use client";

import { useTranslations } from "next-intl";
import { useClock } from "@/components/jobs/site-time";
import { zoneAbbreviation } from "@/lib/time/format";

const IDS = ["person", "device", "begun", "seen", "end"] as const;

/** Names of the columns; those of times say their zone. */
export function useSessionLabel(): (id: string) => string {
  const t = useTranslations("sessions.column");
  const { locale, now, viewerZone } = useClock();
  const zone = zoneAbbreviation(now, viewerZone ?? "UTC", locale);
  return (id) => {
    const known = IDS.find((one) => one === id);
    return known ? t(known, { zone }) : id;
  };
}

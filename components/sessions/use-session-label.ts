"use client";

import { useTranslations } from "next-intl";

const IDS = ["person", "device", "begun", "seen", "end"] as const;

/** Names of the columns. */
export function useSessionLabel(): (id: string) => string {
  const t = useTranslations("sessions.column");
  return (id) => {
    const known = IDS.find((one) => one === id);
    return known ? t(known) : id;
  };
}

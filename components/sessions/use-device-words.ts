"use client";

import { useTranslations } from "next-intl";
import type { Device } from "@/lib/sessions/device";

/** What somebody signed in with, in words. */
export function useDeviceWords(): (device: Device) => string {
  const t = useTranslations("sessions.device");
  return ({ browser, system }) => {
    if (browser !== null && system !== null) return t("both", { browser, system });
    if (system !== null) return t("system", { system });
    return browser ?? t("unknown");
  };
}

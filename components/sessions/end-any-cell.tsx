"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { PersonSession } from "@/lib/sessions/open-session";
import { useAskToEnd } from "./ask-to-end";
import { useDeviceWords } from "./use-device-words";

/** Ends one session of somebody, or all of them. */
export function EndAnyCell({ session }: { session: PersonSession }) {
  const t = useTranslations("sessions");
  const words = useDeviceWords();
  const ask = useAskToEnd();
  const { userId, userName: name, own } = session;
  return (
    <span className="inline-flex gap-1.5">
      <Button
        size="sm"
        aria-label={t("endOneOf", { name, device: words(session) })}
        onClick={() => ask({ which: "any", session })}
      >
        {t("end")}
      </Button>
      <Button
        size="sm"
        aria-label={t("endAllOf", { name })}
        onClick={() => ask({ which: "person", userId, userName: name, own })}
      >
        {t("endAll")}
      </Button>
    </span>
  );
}

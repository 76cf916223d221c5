"use client";

import { useTranslations } from "next-intl";
import { useSignOut } from "@/components/shell/use-sign-out";
import { Button } from "@/components/ui/button";
import type { OpenSession } from "@/lib/sessions/open-session";
import { useAskToEnd } from "./ask-to-end";
import { useDeviceWords } from "./use-device-words";

/** Ends one of one's own sessions; the one in front of the reader by signing out. */
export function EndOwnCell({ session }: { session: OpenSession }) {
  const t = useTranslations("sessions");
  const words = useDeviceWords();
  const ask = useAskToEnd();
  const signOut = useSignOut();
  if (session.current) {
    return (
      <Button size="sm" onClick={() => void signOut()}>
        {t("signOut")}
      </Button>
    );
  }
  return (
    <Button
      size="sm"
      aria-label={t("endOne", { device: words(session) })}
      onClick={() => ask({ which: "own", session })}
    >
      {t("end")}
    </Button>
  );
}

"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast/toast";
import { deviceZone } from "@/lib/time/zones";
import type { SessionWarning } from "./session-watch";

export interface SessionNoticeProps extends SessionWarning {
  /** IANA zone for whoever's own is not known. */
  standardZone: string;
  /** Whether there is more time now. */
  onStay: () => Promise<boolean>;
}

/** Says calmly that the session is about to end, and how to go on. */
export function SessionNotice({ endsAt, canStay, standardZone, onStay }: SessionNoticeProps) {
  const t = useTranslations("layout.session");
  const { dateTime } = useFormatter();
  const [pending, setPending] = useState(false);
  const own = deviceZone();
  const time = dateTime(endsAt, {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: own ?? standardZone,
    timeZoneName: own === null ? "short" : undefined,
  });

  async function stay() {
    setPending(true);
    const stayed = await onStay();
    setPending(false);
    if (!stayed) toast({ kind: "error", title: t("notStayed"), text: t("notStayedText") });
  }

  return (
    <div className="fixed inset-x-3 bottom-3 z-50 max-sm:bottom-[calc(var(--tabs-room)+0.75rem)] mx-auto max-w-lg rounded-lg bg-surface shadow-lg">
      <Banner
        kind="info"
        title={t("endsAt", { time })}
        action={
          canStay ? (
            <Button size="sm" loading={pending} onClick={() => void stay()}>
              {t("stay")}
            </Button>
          ) : null
        }
      >
        {t(canStay ? "idle" : "limit")}
      </Banner>
    </div>
  );
}

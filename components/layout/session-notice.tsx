"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { SessionWarning } from "./session-watch";

export interface SessionNoticeProps extends SessionWarning {
  onStay: () => Promise<void>;
}

/** Says calmly that the session is about to end, and how to go on. */
export function SessionNotice({ endsAt, canStay, onStay }: SessionNoticeProps) {
  const t = useTranslations("layout.session");
  const { dateTime } = useFormatter();
  const [pending, setPending] = useState(false);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const time = dateTime(endsAt, { hour: "2-digit", minute: "2-digit", timeZone });

  async function stay() {
    setPending(true);
    await onStay();
    setPending(false);
  }

  return (
    <div className="fixed inset-x-3 bottom-3 z-50 mx-auto max-w-lg rounded-lg bg-surface shadow-lg">
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

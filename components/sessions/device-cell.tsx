"use client";

import Check from "lucide-react/icons/check";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import Monitor from "lucide-react/icons/monitor";
import Smartphone from "lucide-react/icons/smartphone";
import Tablet from "lucide-react/icons/tablet";
import { useTranslations } from "next-intl";
import { ToneBadge } from "@/components/ui/tone-badge";
import type { System } from "@/lib/sessions/device";
import type { OpenSession } from "@/lib/sessions/open-session";
import { useDeviceWords } from "./use-device-words";

const ICONS: Record<System, typeof Monitor> = {
  Android: Smartphone,
  ChromeOS: Monitor,
  iPad: Tablet,
  iPhone: Smartphone,
  Linux: Monitor,
  macOS: Monitor,
  Windows: Monitor,
};

/** The kind of device, and whether it is the one in front of the reader. */
export function DeviceCell({ session }: { session: OpenSession }) {
  const t = useTranslations("sessions");
  const words = useDeviceWords();
  const Icon = session.system === null ? CircleHelp : ICONS[session.system];
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 py-1">
      <span className="inline-flex min-w-0 items-center gap-2">
        <Icon aria-hidden className="size-4 shrink-0 text-faint" />
        {words(session)}
      </span>
      {session.current ? (
        <ToneBadge tone="done" icon={<Check />}>
          {t("current")}
        </ToneBadge>
      ) : null}
    </span>
  );
}

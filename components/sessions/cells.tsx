"use client";
import Check from "lucide-react/icons/check";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import Monitor from "lucide-react/icons/monitor";
import Smartphone from "lucide-react/icons/smartphone";
import Tablet from "lucide-react/icons/tablet";
import { useTranslations } from "next-intl";
import { useClock } from "@/components/shared/time/site-time";
import { ToneBadge } from "@/components/ui/badge";
import type { Device, OpenSession, System } from "@/lib/sessions/open-session";
import { formatDateTime, formatRelative } from "@/lib/time/format";

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

/** A moment in the reader's own zone, and beside it how long ago that was. */
export function MomentCell({ at }: { at: string }) {
  const { locale, now, viewerZone } = useClock();
  const zone = viewerZone ?? "UTC";
  const ms = Date.parse(at);
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2 tabular-nums">
      <time dateTime={at}>{formatDateTime(ms, { locale, zone, now })}</time>
      <span className="text-xs text-muted">
        {formatRelative(Math.min(ms, now), now, locale, zone)}
      </span>
    </span>
  );
}

/** What somebody signed in with, in words. */
export function useDeviceWords(): (device: Device) => string {
  const t = useTranslations("sessions.device");
  return ({ browser, system }) => {
    if (browser !== null && system !== null) return t("both", { browser, system });
    if (system !== null) return t("system", { system });
    return browser ?? t("unknown");
  };
}

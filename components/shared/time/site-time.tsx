"use client";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, use, useMemo } from "react";
import type { AppointmentTime } from "@/lib/jobs/job";
import { boundedCache } from "@/lib/time/bounded-cache";
import { formatAppointment, formatDateTime } from "@/lib/time/format";
import { parseInstant } from "@/lib/time/instant";
import { useViewerZone } from "./viewer-zone";

/** The `now` of times on paper: it is read in any year, so that every day on it has its own. */
export const ON_PAPER = 0;

type Clock = { locale: string; now: number; viewerZone: string | null; beside: boolean };

const ClockContext = createContext<Clock | null>(null);

interface ClockProviderProps {
  locale: string;
  /** Epoch ms; the same on the server and in the browser's first render. */
  now: number;
  /** The viewer's own time stands beside each time, not only in its tooltip. */
  beside?: boolean;
  children: ReactNode;
}

/** What every time below is written with. */
export function ClockProvider({ locale, now, beside = false, children }: ClockProviderProps) {
  const viewerZone = useViewerZone();
  const clock = useMemo(
    () => ({ locale, now, viewerZone, beside }),
    [locale, now, viewerZone, beside],
  );
  return <ClockContext value={clock}>{children}</ClockContext>;
}

export function useClock(): Clock {
  const clock = use(ClockContext);
  if (clock === null) throw new Error("A time is written outside of a ClockProvider.");
  return clock;
}

interface SiteTimeProps {
  /** ISO 8601 as Amazon wrote it; what cannot be read is shown as it came. */
  at: string | undefined;
  minutes?: number;
  /** Zone of the job site. */
  zone: string;
  className?: string;
}

/** A time in the zone of the job site; the viewer's own time beside it or in the tooltip where it differs. */
export function SiteTime({ at, minutes, zone, className }: SiteTimeProps) {
  const t = useTranslations("jobs");
  const { locale, now, viewerZone, beside } = useClock();
  if (!at) return null;
  const ms = parseInstant(at);
  if (ms === null) return <span className={className}>{at}</span>;
  const write = (inZone: string) => writeTime(ms, minutes, { locale, zone: inZone, now });
  const here = write(zone);
  const there = viewerZone === null ? here : write(viewerZone);
  const yours = there === here ? null : t("yourTime", { time: there });
  const time = (
    <time
      dateTime={new Date(ms).toISOString()}
      title={beside ? undefined : (yours ?? here)}
      className={className}
    >
      {here}
    </time>
  );
  if (!beside || yours === null) return time;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      {time}
      <span className="text-xs text-faint print:hidden">{yours}</span>
    </span>
  );
}

/** A window of time as words; null where Amazon gave no start. */
export function useWindowWords(): (
  time: AppointmentTime | undefined,
  zone: string,
) => string | null {
  const { locale, now } = useClock();
  return (time, zone) => windowWords(time, { locale, zone, now });
}

/** The same outside of a `ClockProvider`. */
export function windowWords(
  time: AppointmentTime | undefined,
  style: { locale: string; zone: string; now: number },
): string | null {
  if (!time?.startTime) return null;
  const ms = parseInstant(time.startTime);
  return ms === null ? time.startTime : writeTime(ms, time.durationInMinutes, style);
}

const QUARTER_MS = 15 * 60_000;
const written = boundedCache<string>(2_000);

/**
 * Writing a time in words is slow, and a list writes the same ones with every rendering. Of `now` the
 * words depend on the year only, which begins on a quarter of an hour in every zone.
 */
function writeTime(
  ms: number,
  minutes: number | undefined,
  style: { locale: string; zone: string; now: number },
): string {
  const quarter = Math.floor(style.now / QUARTER_MS);
  return written(`${ms} ${minutes} ${style.locale} ${style.zone} ${quarter}`, () =>
    minutes === undefined ? formatDateTime(ms, style) : formatAppointment(ms, minutes, style),
  );
}

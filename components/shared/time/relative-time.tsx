"use client";
import { useTranslations } from "next-intl";
import { Tooltip } from "@/components/ui/popup/tooltip";
import { formatDateTime, formatRelative } from "@/lib/time/format";
import { parseInstant } from "@/lib/time/instant";
import { useClock } from "./site-time";

interface RelativeTimeProps {
  /** ISO 8601 as Amazon wrote it; what cannot be read is shown as it came. */
  at: string | undefined;
  /** Zone of the job site. */
  zone: string;
}

/**
 * How long ago something was. The exact time stands in a tooltip that the keyboard reaches as well; it is
 * what is read out, and printed. The viewer's own time stands beside it where that differs.
 */
export function RelativeTime({ at, zone }: RelativeTimeProps) {
  const t = useTranslations("jobs");
  const { locale, now, viewerZone } = useClock();
  if (!at) return null;
  const ms = parseInstant(at);
  if (ms === null) return <span>{at}</span>;
  const here = formatDateTime(ms, { locale, zone, now });
  const there = formatDateTime(ms, { locale, zone: viewerZone ?? zone, now });
  const exact = there === here ? here : `${here} · ${t("yourTime", { time: there })}`;
  return (
    <Tooltip text={exact} side="left">
      <time
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard reaches what the pointer does.
        tabIndex={0}
        dateTime={new Date(ms).toISOString()}
        className="block truncate rounded-sm text-muted tabular-nums focus-visible:-outline-offset-1"
      >
        <span aria-hidden className="print:hidden">
          {/* By the time that has passed: days of many zones below each other would be out of order. */}
          {formatRelative(ms, now, locale)}
        </span>
        <span className="sr-only print:not-sr-only">{here}</span>
      </time>
    </Tooltip>
  );
}

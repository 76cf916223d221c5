"use client";

import { useClock } from "@/components/shared/site-time";
import { formatDateTime, formatRelative } from "@/lib/time/format";

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

"use client";

import { useClock } from "@/components/shared/site-time";
import { formatExact } from "@/lib/time/format";
import { useAuditZone } from "./audit-zone";

/** The moment to the second, with its zone. */
export function TimeCell({ at }: { at: string }) {
  const { locale, now } = useClock();
  const zone = useAuditZone();
  return (
    <time dateTime={at} className="tabular-nums">
      {formatExact(Date.parse(at), { locale, zone, now })}
    </time>
  );
}

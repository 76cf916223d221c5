"use client";

import { SiteTime } from "@/components/shared/site-time";
import { parseInstant } from "@/lib/time/instant";

interface SiteSpanProps {
  /** ISO 8601 as Amazon wrote it; either end may be missing. */
  from: string | undefined;
  to: string | undefined;
  /** Zone of the job site. */
  zone: string;
}

/** From one time to another: as one where both can be read, for then a common day is written once. */
export function SiteSpan({ from, to, zone }: SiteSpanProps) {
  const [start, end] = [parseInstant(from ?? ""), parseInstant(to ?? "")];
  if (start !== null && end !== null && end > start) {
    return <SiteTime at={from} minutes={(end - start) / 60_000} zone={zone} />;
  }
  return (
    <>
      <SiteTime at={from} zone={zone} />
      {from && to ? " – " : null}
      <SiteTime at={to} zone={zone} />
    </>
  );
}

/** Amazon's largest page (Services API v1 model). */
const PAGE = 20;
/** Of the burst an export leaves some to clicks, and the server some to Amazon. */
const LEFT_ALONE = 6;

/** How long an export takes at least, in seconds: the burst at once, then page by page. */
export function estimateSeconds(
  total: number,
  { rate, burst }: { rate: number; burst: number },
): number {
  const pages = Math.ceil(total / PAGE);
  return Math.max(1, Math.ceil((pages - Math.max(0, burst - LEFT_ALONE)) / rate));
}

export type Duration = { unit: "seconds" | "minutes" | "hours"; count: number };

/** A duration as people say it: seconds up to 90, minutes up to 90, then hours. */
export function roundDuration(seconds: number): Duration {
  if (seconds <= 90) return { unit: "seconds", count: Math.max(1, Math.round(seconds)) };
  if (seconds <= 90 * 60) return { unit: "minutes", count: Math.round(seconds / 60) };
  return { unit: "hours", count: Math.round(seconds / 360) / 10 };
}

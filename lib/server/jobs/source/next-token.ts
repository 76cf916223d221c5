import "server-only";
import type { WireListing } from "@/lib/server/sp-api/wire";

/**
 * The cursor of the following page, or null at the end. Amazon's sandbox answers every page with one
 * and the same token, so a token used before, or equal to the way back, ends the list, as does an
 * empty page.
 */
export function nextToken(
  { nextPageToken, previousPageToken, jobs }: WireListing,
  used: ReadonlySet<string | null>,
): string | null {
  if (nextPageToken === null || jobs.length === 0) return null;
  return nextPageToken === previousPageToken || used.has(nextPageToken) ? null : nextPageToken;
}

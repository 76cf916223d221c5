import "server-only";
import { vi } from "vitest";
import type { ReadListing } from "@/lib/server/jobs/source/cursor-cache";
import { SpApiError } from "@/lib/server/sp-api/errors";

export const QUERY = {
  marketplaceId: "ATVPDKIKX0DER",
  createdAfter: "2026-01-01T00:00:00.000Z",
};
export const CALL = { user: "mara" };

type Pages = { pages: number; refused?: Set<string>; generation?: () => number };

/** A list of so many pages with one job each; a token says its page and the list's generation. */
export function listOf({ pages, refused = new Set(), generation = () => 0 }: Pages) {
  return vi.fn<ReadListing>(async ({ pageToken }) => {
    if (pageToken && refused.has(pageToken)) {
      throw new SpApiError({ kind: "rejected", status: 400, upstreamCode: "InvalidInput" });
    }
    const page = Number(pageToken?.split("/")[0] ?? 1);
    const token = (n: number) => (n >= 1 && n <= pages ? `${n}/${generation()}` : null);
    return {
      data: {
        jobs: [{ serviceJobId: `job-${page}` }],
        totalResultSize: pages,
        nextPageToken: token(page + 1),
        previousPageToken: token(page - 1),
      },
      requestId: null,
      fetchedAt: 0,
    };
  });
}

export const idsOf = (listing: { data: { jobs: { serviceJobId?: string }[] } }) =>
  listing.data.jobs.map((job) => job.serviceJobId);

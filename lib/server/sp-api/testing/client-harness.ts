import "server-only";
import { createSpApi, type SpApiDeps } from "@/lib/server/sp-api/client";
import type { SpApiConfig } from "@/lib/server/sp-api/config";
import type { SpApiEvent } from "@/lib/server/sp-api/events";
import type { JobsQuery } from "@/lib/server/sp-api/operations/get-service-jobs";
import { fakeAmazon } from "./fake-amazon";

export const QUERY: JobsQuery = {
  marketplaceId: "ATVPDKIKX0DER",
  createdAfter: "2026-01-01T00:00:00Z",
};

export const LISTING = { payload: { totalResultSize: 1, jobs: [{ serviceJobId: "1" }] } };

type Parts = Parameters<typeof fakeAmazon>;

/** A client that talks to a fake Amazon over real HTTP, sleeps no longer than a tick, reports all. */
export async function clientForTest(
  api: Parts[0],
  options: { lwa?: Parts[1]; config?: Partial<SpApiConfig>; deps?: SpApiDeps } = {},
) {
  const amazon = await fakeAmazon(api, options.lwa);
  const events: SpApiEvent[] = [];
  const config = { ...amazon.config, ...options.config };
  const client = createSpApi(config, {
    random: () => 0.5,
    sleep: async () => undefined,
    observe: (event) => events.push(event),
    ...options.deps,
  });
  return { client, config, events, calls: amazon.calls, tokenCalls: amazon.tokenCalls };
}

"use client";

import { useMarketplaceName } from "@/components/jobs/use-marketplace-name";
import type { Job } from "@/lib/jobs/job";
import { TextCell } from "./text-cell";

export function MarketplaceCell({ job }: { job: Job }) {
  const marketplaceName = useMarketplaceName();
  return <TextCell text={marketplaceName(job.marketplaceId)} />;
}

"use client";

import { TextCell } from "@/components/shared/cells/text-cell";
import { useMarketplaceName } from "@/components/shared/use-marketplace-name";
import type { Job } from "@/lib/jobs/job";

export function MarketplaceCell({ job }: { job: Job }) {
  const marketplaceName = useMarketplaceName();
  return <TextCell text={marketplaceName(job.marketplaceId)} />;
}

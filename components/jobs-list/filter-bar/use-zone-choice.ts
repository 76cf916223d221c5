"use client";

import type { ZoneChoice } from "@/components/filters/zone-choice";
import { useViewerZone } from "@/components/shared/use-viewer-zone";
import { marketplaceZone } from "@/lib/jobs/marketplaces";
import type { JobFilterProps } from "./filter-bar-context";

/** The zone in which the days of every range are meant: the marketplace's unless somebody chooses. */
export function useZoneChoice({ search, update, context }: JobFilterProps): ZoneChoice {
  const viewer = useViewerZone();
  const standard = marketplaceZone(search.marketplace ?? context.marketplaces[0]?.id);
  return { standard, viewer, onChange: (tz) => update({ tz }) };
}

import { marketplaceZone } from "@/lib/jobs/marketplaces";
import { isBackwards } from "@/lib/time/range";
import type { Finding, ReadContext } from "@/lib/url/param";
import { DEFAULT_CREATED, type JobsSearch } from "./jobs-search";

/** What a search of jobs is checked against. */
export type SearchContext = ReadContext & { marketplaces: readonly string[] };

/** The zone in which the days of a search are meant. */
export function zoneOf(search: JobsSearch, marketplaces: readonly string[]): string {
  return search.tz ?? marketplaceZone(search.marketplace ?? marketplaces[0]);
}

/** Whether a search names things so exactly that no default range may narrow it. */
export function namesIds(search: JobsSearch): boolean {
  return search.order.length + search.productOrder.length + search.tracking.length > 0;
}

/** Takes out a range that says no more than its absence does. */
export function dropDefaults(search: JobsSearch): JobsSearch {
  const { created } = search;
  const isDefault = created?.kind === "preset" && created.preset === DEFAULT_CREATED.preset;
  return isDefault && !namesIds(search) ? { ...search, created: null } : search;
}

/** Takes out every range that ends before it begins. */
export function dropBackwards(search: JobsSearch, context: SearchContext): Finding[] {
  const zone = zoneOf(search, context.marketplaces);
  const findings: Finding[] = [];
  for (const parameter of ["created", "updated", "scheduled"] as const) {
    const range = search[parameter];
    if (range === null || !isBackwards(range, zone, context.now)) continue;
    findings.push({
      parameter,
      code: "rangeBackwards",
      detail: "The range ends before it begins. Swap its two ends.",
    });
    search[parameter] = null;
  }
  return findings;
}

/** Amazon takes one of the two ranges, never both (Services API v1 model); created stays. */
export function dropConflict(search: JobsSearch): Finding[] {
  if (search.created === null || search.updated === null) return [];
  search.updated = null;
  return ["created", "updated"].map((parameter) => ({
    parameter,
    code: "createdAndUpdated",
    detail: "Amazon takes either created or updated, not both. Remove one of the two.",
  }));
}

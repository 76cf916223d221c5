import type { HistoryMode } from "@/components/filters/history";
import type { JobsSearch } from "@/lib/search/jobs-search";

/**
 * Changes the search in the address. A patch that names no page goes back to page 1. The change is an
 * entry of its own in the history unless it is to replace the last one.
 */
export type UpdateSearch = (
  patch: Partial<JobsSearch>,
  options?: { history?: HistoryMode },
) => void;

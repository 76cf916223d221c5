import type { ListIndex } from "@/components/jobs-list/index-state/list-index";
import type { UpdateSearch } from "@/components/shared/update-search";
import type { JobsSearch } from "@/lib/search/jobs-search";

/** What the bar knows beyond the search. */
export type FilterBarContext = {
  /** Those this seller may see; the first is the default. */
  marketplaces: readonly { id: string; zone: string }[];
  /** IANA zone in which the days of the search are meant. */
  zone: string;
  /** Epoch ms. */
  now: number;
  index: ListIndex;
};

/** What every control of the bar takes. */
export type JobFilterProps = {
  search: JobsSearch;
  update: UpdateSearch;
  context: FilterBarContext;
  /** Opens the lookup with ids that are too many for a filter. */
  onLookup: (ids: readonly string[], marketplace: string | null) => void;
};

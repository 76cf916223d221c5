import type { ColumnLayoutState } from "@/components/data-table/use-column-layout";
import type { UpdateSearch } from "@/components/jobs-list/use-jobs-search";
import type { ViewsState } from "@/components/saved-views/use-views";
import type { JobsSearch } from "@/lib/search/search-params";

/** What the commands act upon. */
export type PaletteScreen = {
  search: JobsSearch;
  update: UpdateSearch;
  /** Takes every filter away. */
  clear: () => void;
  refresh: () => void;
  columns: ColumnLayoutState;
  views: ViewsState;
  /** Null when Amazon gave none, or nothing is there yet. */
  total: number | null;
  zone: string;
};

export type Command = {
  id: string;
  label: string;
  /** Other words by which it is found. */
  words?: string[];
  /** The key that does the same. */
  key?: string;
  /** For what is on or off, or one of several. */
  checked?: boolean;
  /** The palette stays open: people choose several of these. */
  stays?: boolean;
  run: () => void;
};

export type CommandGroup = {
  id: string;
  label: string;
  commands: Command[];
  /** Shown as one entry until something is typed or the entry is chosen. */
  folded?: boolean;
};

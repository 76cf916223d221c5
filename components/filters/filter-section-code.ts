import { lazyCode } from "@/components/ui/lazy-code";

/** A filter as it stands in a sheet; a bar does without. */
export const filterSection = lazyCode(() =>
  import("./filter-section").then((module) => module.FilterSection),
);

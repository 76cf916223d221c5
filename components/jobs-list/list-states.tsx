"use client";
import Inbox from "lucide-react/icons/inbox";
import { useTranslations } from "next-intl";
import { useRangeLabel } from "@/components/filters/date/range-words";
import { useActiveFilters } from "@/components/jobs-list/filter-bar/active-filters";
import type { FilterBarContext } from "@/components/jobs-list/filter-bar/filter-bar-context";
import { dateMode, datePatch } from "@/components/jobs-list/filter-bar/search-patches";
import { holdsEverything } from "@/components/jobs-list/index-state/list-index";
import { NoMatchState } from "@/components/shared/no-match-state";
import type { UpdateSearch } from "@/components/shared/update-search";
import { useMarketplaceName } from "@/components/shared/words";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { DEFAULT_CREATED, type JobsSearch } from "@/lib/search/jobs-search";
import type { Preset, Range } from "@/lib/time/range";

interface EmptyListProps {
  search: JobsSearch;
  update: UpdateSearch;
  clear: () => void;
  filters: FilterBarContext;
}

/** These say where or how a list is read; taking one away finds no more jobs. */
const NEUTRAL = new Set(["marketplace", "tz", "size", "source"]);
const DATES = new Set(["created", "updated"]);
const WIDER: readonly Preset[] = ["30d", "90d", "any"];

/** Amazon has no job for this search: the filters are too narrow, or the range is. */
export function EmptyList({ search, update, clear, filters }: EmptyListProps) {
  const t = useTranslations("filters.jobs");
  const tPreset = useTranslations("filters.preset");
  const rangeLabel = useRangeLabel();
  const marketplaceName = useMarketplaceName();
  const active = useActiveFilters(search, filters).filter(
    ({ parameter }) => !NEUTRAL.has(parameter),
  );
  if (active.some(({ parameter }) => !DATES.has(parameter))) {
    return (
      <NoMatchState
        filters={active.map(({ id, name, value, patch }) => ({
          id,
          label: t("named", { name, value }),
          onRemove: () => update(patch),
        }))}
        onClearAll={clear}
      />
    );
  }
  const range: Range = search.created ?? search.updated ?? DEFAULT_CREATED;
  const wider = WIDER.slice(range.kind === "preset" ? WIDER.indexOf(range.preset) + 1 : 0).filter(
    (preset) =>
      preset !== "any" || (dateMode(search) === "created" && holdsEverything(filters.index)),
  );
  const [marketplace] = filters.marketplaces;
  return (
    <NoJobsState
      marketplace={marketplaceName(search.marketplace ?? marketplace?.id) ?? ""}
      range={rangeLabel(range, filters)}
      widen={wider.map((preset) => ({
        label: tPreset(preset),
        onSelect: () => update(datePatch(dateMode(search), { kind: "preset", preset })),
      }))}
    />
  );
}

interface NoJobsStateProps {
  /** Name of the marketplace that was asked. */
  marketplace: string;
  /** The range as its filter reads: "Last 30 days". */
  range: string;
  /** Wider ranges to try; none when the range is as wide as it gets. */
  widen: readonly { label: string; onSelect: () => void }[];
}

/** No filter is set and still there is nothing: only the range can be too narrow. */
function NoJobsState({ marketplace, range, widen }: NoJobsStateProps) {
  const t = useTranslations("jobs.states.noJobs");
  return (
    <EmptyState
      icon={<Inbox />}
      title={t("title", { marketplace })}
      text={widen.length > 0 ? t("text", { range }) : t("textWidest", { range })}
      actions={widen.map(({ label, onSelect }) => (
        <Button key={label} size="sm" onClick={onSelect}>
          {label}
        </Button>
      ))}
    />
  );
}

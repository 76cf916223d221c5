"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { InsightsBar } from "@/components/insights/insights-bar";
import { InsightsHead } from "@/components/insights/insights-head";
import { InsightsResults } from "@/components/insights/insights-results";
import { NotOpen } from "@/components/insights/insights-states";
import { useInsightsSearch } from "@/components/insights/use-insights-search";
import { useListIndex } from "@/components/jobs-list/index-state/list-index";
import { useOpenLookup } from "@/components/lookup/use-open-lookup";
import { useShortcuts } from "@/components/shared/hot-keys";
import { SearchProblems } from "@/components/shared/problem/search-problems";
import { useNow } from "@/components/shared/time/use-now";
import type { UpdateSearch } from "@/components/shared/update-search";
import { GROUPS } from "@/lib/insights/insights";
import { insightsQuery, isOfTechnicians } from "@/lib/insights/insights-search";
import { emptySearch, withoutFilters, zoneOf } from "@/lib/search/jobs-search";
import type { ScreenContext } from "@/lib/search/screen-context";
import { InsightsChips, InsightsFilters } from "./insights-filters";

interface InsightsScreenProps {
  context: ScreenContext;
  /** Whether this person may see figures of single technicians. */
  byTechnician: boolean;
}

/** `/insights`: how many jobs, how quickly, how well, by week or month. */
export function InsightsScreen({ context, byTechnician }: InsightsScreenProps) {
  const t = useTranslations("insights");
  const now = useNow(context.now);
  const { marketplaces } = context;
  const known = useMemo(() => {
    const { sandbox, index } = context;
    return { marketplaces: marketplaces.map(({ id }) => id), sandbox, index, now: context.now };
  }, [marketplaces, context]);
  const { search, problems, update, remove } = useInsightsSearch(known);
  const { jobs, grouping } = search;
  const isOpen = byTechnician || !isOfTechnicians(search);
  const query = useQuery({
    ...insightsQuery(search),
    enabled: isOpen,
    placeholderData: keepPreviousData,
  });
  const answer = (isOpen && query.data) || null;
  const zone = zoneOf(jobs, known.marketplaces);
  const index = useListIndex(context.index, null);
  const filters = useMemo(
    () => ({
      ...{ marketplaces, zone, now },
      index: { ...index, info: answer?.index ?? null, source: "index" as const },
    }),
    [marketplaces, zone, now, index, answer],
  );
  const change = useCallback<UpdateSearch>((patch) => update({ jobs: patch }), [update]);
  const clear = useCallback(() => change({ ...withoutFilters(emptySearch()), tz: null }), [change]);
  const refresh = () => void query.refetch();
  useShortcuts({ r: refresh });
  const bound = {
    ...{ search: jobs, update: change, context: filters },
    onLookup: useOpenLookup(),
    onClearAll: clear,
  };

  return (
    <div className="flex flex-col gap-3">
      <InsightsHead
        {...{ jobs, answer, zone, now }}
        settled={!query.isPlaceholderData}
        fetching={query.isFetching}
        onRefresh={refresh}
      />
      <SearchProblems problems={problems} onRemove={remove} />
      <InsightsBar
        {...grouping}
        groups={byTechnician ? GROUPS : GROUPS.filter((by) => by !== "technician")}
        onChange={(patch) => update({ grouping: patch })}
        jobs={jobs}
        filters={<InsightsFilters {...bound} />}
      />
      <InsightsChips {...bound} />
      {isOpen ? (
        <InsightsResults
          {...{ query, search, zone, now }}
          renderedAt={context.now}
          onClear={clear}
        />
      ) : (
        <NotOpen onClear={() => update({ jobs: { technician: [] }, grouping: { by: null } })} />
      )}
      <p data-chrome="" className="text-xs text-muted">
        {t("hint")}
      </p>
    </div>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { datePatch, scheduledPatch } from "@/components/jobs-list/filter-bar/search-patches";
import { holdsEverything, type ListIndex } from "@/components/jobs-list/index-state/list-index";
import type { Command, CommandGroup } from "@/components/shared/command";
import { useStoreLabels } from "@/components/shared/store-labels";
import type { UpdateSearch } from "@/components/shared/update-search";
import { copyText } from "@/components/ui/copy/copy-text";
import { toast } from "@/components/ui/toast/toast";
import { serverNow } from "@/lib/http/server-clock";
import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { isDateFilter, RANGE_FILTERS, type RangeFilterName } from "@/lib/search/filters";
import { hrefFor, type JobsSearch } from "@/lib/search/jobs-search";
import { freezeSearch } from "@/lib/search/past-list";
import type { Preset, Range } from "@/lib/time/range";
import { PAST_PRESETS } from "@/lib/time/range";
import { offeredSorts } from "./table/sorts";
import { useSeenValues } from "./use-seen-values";

interface ListCommandTargets {
  search: JobsSearch;
  /** In which days are meant. */
  zone: string;
  refresh: () => void;
  /** Takes every filter away. */
  clear: () => void;
  openExport: () => void;
}

/** What can be done with the whole list. */
export function useListCommands(targets: ListCommandTargets): CommandGroup {
  const t = useTranslations("commandMenu");
  const tLink = useTranslations("filters.jobs.link");
  const { search, zone, refresh, clear, openExport } = targets;

  async function copy(path: string, title: string) {
    const address = new URL(path, window.location.origin).href;
    if (await copyText(address)) toast({ kind: "success", title });
    else toast({ kind: "error", title: tLink("failed"), text: address });
  }

  return {
    id: "list",
    label: t("groups.list"),
    commands: [
      {
        id: "refresh",
        label: t("refresh"),
        key: "R",
        words: t("words.refresh").split(" "),
        run: refresh,
      },
      { id: "clear", label: t("clear"), words: t("words.clear").split(" "), run: clear },
      {
        id: "copy-live",
        label: t("copyLive"),
        words: t("words.share").split(" "),
        run: () => void copy(window.location.href, tLink("liveCopied")),
      },
      {
        id: "copy-frozen",
        label: t("copyFrozen"),
        words: t("words.share").split(" "),
        run: () =>
          void copy(hrefFor(freezeSearch(search, zone, serverNow())), tLink("frozenCopied")),
      },
      {
        id: "export",
        label: t("export"),
        words: t("words.download").split(" "),
        run: openExport,
      },
    ],
  };
}

const AROUND_NOW: readonly Preset[] = ["today", "tomorrow", "next7d", "yesterday", "7d"];

interface FilterCommandTargets {
  search: JobsSearch;
  update: UpdateSearch;
  index: ListIndex;
}

/** Status, dates and order. A status is added to those that are asked for, or taken from them. */
export function useFilterCommands({ search, update, index }: FilterCommandTargets): CommandGroup[] {
  const t = useTranslations("commandMenu");
  const tStatus = useTranslations("status");
  const tPreset = useTranslations("filters.preset");
  const tFilter = useTranslations("filters.jobs");

  const statuses = SERVICE_JOB_STATUSES.map((status): Command => {
    const checked = search.status.includes(status);
    const others = search.status.filter((other) => other !== status);
    return {
      id: `status-${status}`,
      label: tStatus(status),
      words: [status],
      checked,
      stays: true,
      run: () => update({ status: checked ? others : [...others, status] }),
    };
  });

  function presets(filter: RangeFilterName): CommandGroup {
    const range = search[filter];
    const offered = isDateFilter(filter) ? PAST_PRESETS : AROUND_NOW;
    const anyTime = holdsEverything(index);
    const patch = (range: Range | null) =>
      isDateFilter(filter) ? datePatch(filter, range) : scheduledPatch(search, range, anyTime);
    return {
      id: filter,
      label: tFilter(`name.${filter}`),
      folded: true,
      commands: [
        ...offered.map((preset) => ({
          id: `${filter}-${preset}`,
          label: tPreset(preset),
          checked: range?.kind === "preset" && range.preset === preset,
          run: () => update(patch({ kind: "preset", preset })),
        })),
        ...(range === null
          ? []
          : [{ id: `${filter}-any`, label: t("anyRange"), run: () => update(patch(null)) }]),
      ],
    };
  }

  const { stores } = useSeenValues();
  const labels = useStoreLabels();
  const storeCommands = [...new Set([...labels.keys(), ...stores, ...search.store])].map(
    (id): Command => {
      const checked = search.store.includes(id);
      const others = search.store.filter((other) => other !== id);
      return {
        id: `store-${id}`,
        label: labels.get(id) ?? id,
        words: [id],
        checked,
        stays: true,
        run: () => update({ store: checked ? others : [...others, id] }),
      };
    },
  );

  return [
    { id: "status", label: tFilter("name.status"), folded: true, commands: statuses },
    { id: "store", label: tFilter("name.store"), folded: true, commands: storeCommands },
    ...RANGE_FILTERS.map(presets),
    {
      id: "sort",
      label: tFilter("name.sort"),
      folded: true,
      commands: offeredSorts(index, search.sort).map((sort) => ({
        id: `sort-${sort}`,
        label: tFilter(`sort.${sort}`),
        checked: search.sort === sort,
        run: () => update({ sort }),
      })),
    },
  ];
}

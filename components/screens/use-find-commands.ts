"use client";
import { useTranslations } from "next-intl";
import { useSearchDraft } from "@/components/command-menu/search-draft";
import { type Hits, useHits } from "@/components/command-menu/use-hits";
import { useOpenLookup } from "@/components/lookup/use-open-lookup";
import type { Command, CommandGroup } from "@/components/shared/command";
import { useIndexed } from "@/components/shared/indexed";
import type { UpdateSearch } from "@/components/shared/update-search";
import { JOB_FLAGS } from "@/lib/jobs/job";
import { readIds } from "@/lib/jobs/lookup/read-ids";
import { LIST_LIMIT } from "@/lib/search/filter-params";
import { type JobsSearch, withoutFilters } from "@/lib/search/jobs-search";
import { findIds } from "@/lib/search/pasted-values";
import { changeOfFlag } from "@/lib/search/search-hits";

/** Job ids of Amazon are long words; their exact form is nowhere promised. */
const JOB_ID = /^[\w-]{8,100}$/u;

interface FindTargets {
  search: JobsSearch;
  update: UpdateSearch;
}

/** What the index finds for the typed text, and what can be done with it otherwise. */
export function useFound(targets: FindTargets): { hits: Hits; find: CommandGroup } {
  const text = useSearchDraft("text");
  const hits = useHits(targets);
  const find = useFindCommands(targets, text);
  // What is known leads to its jobs, and there is nothing to guess.
  const isKnown = hits.count !== null && hits.count > 0;
  return { hits, find: isKnown ? { ...find, commands: [] } : find };
}

/** What needs attention, by its name: only an index knows all of it. */
export function useFlagCommands({ search, update }: FindTargets): CommandGroup {
  const t = useTranslations("filters.jobs.name");
  const tFlag = useTranslations("status.flag");
  const indexed = useIndexed();
  const commands = JOB_FLAGS.map(
    (flag): Command => ({
      id: `flag-${flag}`,
      label: tFlag(flag),
      run: () => update(changeOfFlag(flag, search)),
    }),
  );
  return { id: "flag", label: t("flag"), folded: true, commands: indexed ? commands : [] };
}

/** What can be done with ids that were typed or pasted. */
function useFindCommands({ search, update }: FindTargets, text: string): CommandGroup {
  const t = useTranslations("commandMenu");
  const openLookup = useOpenLookup();
  const ids = readIds(text);
  const [id = ""] = ids;
  const lists = findIds(text).map(
    ({ parameter, ids }): Command => ({
      id: `find-${parameter}`,
      label: t(`find.${parameter}`, { count: ids.length, ids: ids.join(", ") }),
      fits: "first",
      run: () => update({ ...withoutFilters(search), [parameter]: ids }),
    }),
  );
  const job: Command[] =
    ids.length === 1 && JOB_ID.test(id) && /\d/u.test(id)
      ? [
          {
            id: "find-job",
            label: t("find.job", { id }),
            fits: "first",
            run: () => update({ job: id }),
          },
        ]
      : [];
  // The lookup takes many ids, of whichever kind they are.
  const lookup: Command[] =
    lists.length > 0 || ids.length > LIST_LIMIT
      ? [
          {
            id: "find-lookup",
            label: t("find.lookup", { count: ids.length, ids: ids.join(", ") }),
            fits: "first",
            run: () => openLookup(ids, search.marketplace),
          },
        ]
      : [];
  return { id: "find", label: t("groups.find"), commands: [...lists, ...job, ...lookup] };
}

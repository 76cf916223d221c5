"use client";
import { useTranslations } from "next-intl";
import { useOpenLookup } from "@/components/lookup/lookup-draft";
import type { CommandGroup } from "@/components/shared/command";
import type { UpdateSearch } from "@/components/shared/update-search";
import { readIds } from "@/lib/jobs/lookup/read-ids";
import { LIST_LIMIT } from "@/lib/search/filter-params";
import { type JobsSearch, withoutFilters } from "@/lib/search/jobs-search";
import { findIds } from "@/lib/search/pasted-values";

/** Job ids of Amazon are long words; their exact form is nowhere promised. */
const JOB_ID = /^[\w-]{8,100}$/u;

interface FindCommandTargets {
  search: JobsSearch;
  update: UpdateSearch;
}

/** What can be done with ids that were typed or pasted. */
export function useFindCommands(
  { search, update }: FindCommandTargets,
  text: string,
): CommandGroup {
  const t = useTranslations("commandMenu");
  const openLookup = useOpenLookup();
  const ids = readIds(text);
  const [id = ""] = ids;
  const lists = findIds(text).map(({ parameter, ids }) => ({
    id: `find-${parameter}`,
    label: t(`find.${parameter}`, { count: ids.length, ids: ids.join(", ") }),
    run: () => update({ ...withoutFilters(search), [parameter]: ids }),
  }));
  const job =
    ids.length === 1 && JOB_ID.test(id) && /\d/u.test(id)
      ? [
          {
            id: "find-job",
            label: t("find.job", { id }),
            run: () => update({ job: id }),
          },
        ]
      : [];
  // The lookup takes many ids, of whichever kind they are.
  const lookup =
    lists.length > 0 || ids.length > LIST_LIMIT
      ? [
          {
            id: "find-lookup",
            label: t("find.lookup", { count: ids.length, ids: ids.join(", ") }),
            run: () => openLookup(ids, search.marketplace),
          },
        ]
      : [];
  return { id: "find", label: t("groups.find"), commands: [...lists, ...job, ...lookup] };
}

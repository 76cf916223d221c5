"use client";

import { useTranslations } from "next-intl";
import { splitEntries } from "@/components/filters/entries";
import { useOpenLookup } from "@/components/jobs/lookup/use-open-lookup";
import type { CommandGroup, PaletteScreen } from "@/components/jobs/palette/command";
import { findIds, LIST_LIMIT } from "@/components/jobs/palette/find-ids";
import { withoutFilters } from "@/lib/jobs/search-filters";

/** Job ids of Amazon are long words; their exact form is nowhere promised. */
const JOB_ID = /^[\w-]{8,100}$/u;

/** What can be done with ids that were typed or pasted. */
export function useFindCommands({ search, update }: PaletteScreen, typed: string): CommandGroup {
  const t = useTranslations("palette");
  const openLookup = useOpenLookup();
  const text = typed.trim();
  const lists = findIds(text).map(({ parameter, ids }) => ({
    id: `find-${parameter}`,
    label: t(`find.${parameter}`, { count: ids.length, ids: ids.join(", ") }),
    run: () => update({ ...withoutFilters(search), [parameter]: ids }),
  }));
  const job =
    JOB_ID.test(text) && /\d/u.test(text)
      ? [
          {
            id: "find-job",
            label: t("find.job", { id: text }),
            run: () => update({ job: text }),
          },
        ]
      : [];
  // The lookup takes many ids, of whichever kind they are.
  const ids = splitEntries(text);
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

"use client";
import { useTranslations } from "next-intl";
import { useOpenLookup } from "@/components/lookup/lookup-draft";
import type { CommandGroup } from "@/components/shared/command";
import type { UpdateSearch } from "@/components/shared/update-search";
import { readIds } from "@/lib/jobs/lookup/read-ids";
import { withoutFilters } from "@/lib/search/search-filters";
import { checkValue, type JobsSearch, type ListParameter } from "@/lib/search/search-params";

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

type Finding = {
  parameter: Extract<ListParameter, "order" | "productOrder" | "tracking" | "asin">;
  ids: string[];
};

/** The most values that Amazon takes in one list (Services API v1 model). */
const LIST_LIMIT = 20;

const LOOKS_LIKE: Record<Finding["parameter"], RegExp> = {
  order: /^\d[\d-]{5,}$/u,
  productOrder: /^\d[\d-]{5,}$/u,
  tracking: /^(?=.*\d)[A-Z0-9-]{8,40}$/iu,
  asin: /^B0[A-Z0-9]{8}$/iu,
};

/** What the ids in a typed or pasted text may be, likeliest first. Words of a command are no ids. */
export function findIds(text: string): Finding[] {
  const ids = [...new Set(readIds(text))];
  if (ids.length === 0 || ids.length > LIST_LIMIT) return [];
  const parameters = ["order", "productOrder", "asin", "tracking"] as const;
  return parameters
    .filter((parameter) =>
      ids.every((id) => LOOKS_LIKE[parameter].test(id) && checkValue(parameter, id) === null),
    )
    .map((parameter) => ({
      parameter,
      ids: parameter === "asin" ? ids.map((id) => id.toUpperCase()) : ids,
    }));
}

"use client";

import { useTranslations } from "next-intl";
import { callsFor, IDS_AT_ONCE } from "@/lib/jobs/lookup/calls";
import type { SortedIds } from "@/lib/jobs/lookup/sort-ids";

/** What stands in the field and what it will cost, while it is typed. */
export function LookupCount({ typed }: { typed: SortedIds }) {
  const t = useTranslations("lookup.count");
  const { ids, malformed, duplicates } = typed;
  if (ids.length > IDS_AT_ONCE) {
    const over = ids.length - IDS_AT_ONCE;
    return <p className="text-sm text-exception">{t("tooMany", { limit: IDS_AT_ONCE, over })}</p>;
  }
  const { least, most } = callsFor(ids);
  const calls = least === most ? t("calls", { least }) : t("callsBetween", { least, most });
  const words = [
    t("ids", { count: ids.length }),
    ...(malformed.length > 0 ? [t("malformed", { count: malformed.length })] : []),
    ...(duplicates.length > 0 ? [t("twice", { count: duplicates.length })] : []),
    ...(ids.length > 0 ? [calls] : []),
  ];
  return <p className="text-sm text-muted tabular-nums">{words.join(" · ")}</p>;
}

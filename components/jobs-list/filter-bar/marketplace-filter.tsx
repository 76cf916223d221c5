"use client";

import { useTranslations } from "next-intl";
import { ChoiceFilter } from "@/components/filters/choice-filter";
import { useMarketplaceName } from "@/components/shared/use-marketplace-name";
import type { JobFilterProps } from "./filter-bar-context";

/** Amazon takes exactly one marketplace a question. */
export function MarketplaceFilter({ search, update, context }: JobFilterProps) {
  const t = useTranslations("filters.jobs");
  const marketplaceName = useMarketplaceName();
  const [standard] = context.marketplaces;
  if (!standard) return null;
  return (
    <ChoiceFilter
      id="marketplace"
      label={t("name.marketplace")}
      options={context.marketplaces.map(({ id }) => ({
        value: id,
        label: marketplaceName(id) ?? id,
      }))}
      value={search.marketplace === standard.id ? null : search.marketplace}
      fallback={standard.id}
      onChange={(marketplace) => update({ marketplace })}
    />
  );
}

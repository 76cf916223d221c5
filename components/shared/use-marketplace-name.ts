"use client";

import { useLocale } from "next-intl";
import { findMarketplace } from "@/lib/jobs/marketplaces";
import { countryName } from "./country-name";

/** A marketplace by its country, in the screen's language; one that is not known is shown as it came. */
export function useMarketplaceName(): (id: string | undefined) => string | undefined {
  const locale = useLocale();
  return (id) => countryName(findMarketplace(id)?.country, locale) ?? id;
}

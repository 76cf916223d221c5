"use client";
import { useFormatter, useLocale, useMessages } from "next-intl";
import type { Payment } from "@/lib/jobs/job";
import { findMarketplace } from "@/lib/jobs/marketplaces";

/** "$49.99"; an amount without a currency is a bare number, and what Intl does not know is shown as it came. */
export function moneyWords(amount: Payment["amount"], locale: string): string | null {
  if (amount?.value === undefined) return null;
  const { value, currency } = amount;
  if (!currency) return new Intl.NumberFormat(locale).format(value);
  try {
    return new Intl.NumberFormat(locale, { style: "currency", currency }).format(value);
  } catch {
    return `${new Intl.NumberFormat(locale).format(value)} ${currency}`;
  }
}

/**
 * Words of any script, one after another as the language lists them: each keeps its own direction
 * and leaves the commas, and the words beside it, where they are.
 */
export function Isolated({ words }: { words: readonly string[] }) {
  const { list } = useFormatter();
  // biome-ignore lint/suspicious/noArrayIndexKey: the same word may stand there twice.
  const isolated = words.map((word, index) => <bdi key={index}>{word}</bdi>);
  return list(isolated, { type: "conjunction", style: "narrow" });
}

/** Amazon's words for something in plain words; one that is not known is shown as it came. */
export function useEnumWords(
  kind: "appointment" | "item" | "location" | "proof" | "instrument",
): (value: string | undefined) => string | null {
  const words: Record<string, string> = useMessages().status[kind];
  return (value) => {
    if (!value) return null;
    return (Object.hasOwn(words, value) ? words[value] : undefined) ?? value;
  };
}

/** A marketplace by its country, in the screen's language; one that is not known is shown as it came. */
export function useMarketplaceName(): (id: string | undefined) => string | undefined {
  const locale = useLocale();
  return (id) => countryName(findMarketplace(id)?.country, locale) ?? id;
}

/** The country of an ISO 3166-1 code in the words of a language; what is no code is shown as it came. */
export function countryName(code: string | undefined, locale: string): string | undefined {
  if (!code) return undefined;
  try {
    return new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

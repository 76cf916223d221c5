import type { FilterName } from "@/lib/search/filters";
import { readSearch } from "@/lib/search/jobs-search";

/** Texts of which every filter reads at least one. */
const TEXTS = ["1234567890", "7d", "HOLD", "late", "IN_HOME", "ATVPDKIKX0DER"];

/** A text of an address that a filter reads, in the form in which the address is written. */
export function filterSample(name: FilterName): string {
  const context = { marketplaces: ["ATVPDKIKX0DER"], now: Date.parse("2026-11-23T20:00Z") };
  const sample = TEXTS.find(
    (text) => readSearch(new URLSearchParams({ [name]: text }), context).problems.length === 0,
  );
  if (sample === undefined) throw new Error(`No text is known that ${name} reads.`);
  return sample;
}

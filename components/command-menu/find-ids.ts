import { readIds } from "@/lib/jobs/lookup/read-ids";
import { checkValue, type ListParameter } from "@/lib/search/search-params";

export type Finding = {
  parameter: Extract<ListParameter, "order" | "productOrder" | "tracking" | "asin">;
  ids: string[];
};

/** The most values that Amazon takes in one list (Services API v1 model). */
export const LIST_LIMIT = 20;

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

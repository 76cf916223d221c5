import { emptySearch } from "./jobs-search";
import type { SearchProblem } from "./search-params";

const KNOWN: ReadonlySet<string> = new Set(Object.keys(emptySearch()));

/** What mail programs, chats and the framework put into addresses by themselves. */
const HARMLESS = /^(?:utm_|_|fbclid$|gclid$|msclkid$|mc_[ce]id$)/u;

/**
 * Parameters of an address that are none of this page's: an older vocabulary, or a slip of the pen.
 * Each is named once, so that no list is wider than its address pretends without a word.
 */
export function strangeParameters(params: URLSearchParams): SearchProblem[] {
  const names = [...new Set(params.keys())];
  return names
    .filter((name) => !KNOWN.has(name) && !HARMLESS.test(name))
    .map((parameter) => ({
      parameter,
      code: "parameterUnknown",
      detail: "This page knows no such parameter.",
      values: params.getAll(parameter).filter((value) => value !== ""),
    }));
}

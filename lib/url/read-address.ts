import type { ParameterProblem, ReadContext } from "./param";
import {
  emptyOf,
  parametersOf,
  readParams,
  strangeParameters,
  type Vocabulary,
} from "./vocabulary";

/**
 * Reads the address of a screen that knows no other parameters than those of its vocabulary. What cannot be
 * read is left out of the search, and named among the problems, as unknown parameters are.
 */
export function readAddress<Search extends object>(
  vocabulary: Vocabulary<Search>,
  params: URLSearchParams,
  context?: ReadContext,
): { search: Search; problems: ParameterProblem[] } {
  const search = emptyOf(vocabulary);
  const problems = readParams(vocabulary, search, params, context);
  return {
    search,
    problems: [...problems, ...strangeParameters(params, parametersOf(vocabulary))],
  };
}

import type { ParameterProblem, ReadContext } from "./param";
import {
  emptyOf,
  parametersOf,
  patchParams,
  readParams,
  strangeParameters,
  type Vocabulary,
  withoutUnreadable,
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

/** How the address of a screen is read and changed: its query as the state of the screen. */
export type ScreenAddress<Search> = {
  /** @param context of this installation; without one a marketplace may be any */
  read: (
    params: URLSearchParams,
    context?: ReadContext,
  ) => { search: Search; problems: ParameterProblem[] };
  change: (params: URLSearchParams, patch: Partial<Search>) => URLSearchParams;
  /** Without what of a parameter cannot be read; a list keeps its good values. */
  without: (params: URLSearchParams, parameter: string) => URLSearchParams;
};

/** @param along what changes with a change, unless that says otherwise */
export function screenAddress<Search extends object>(
  vocabulary: Vocabulary<Search>,
  along: (patch: Partial<Search>) => Partial<Search> = () => ({}),
): ScreenAddress<Search> {
  return {
    read: (params, context) => readAddress(vocabulary, params, context),
    change: (params, patch) => patchParams(vocabulary, params, { ...along(patch), ...patch }),
    without: (params, parameter) => withoutUnreadable(vocabulary, params, parameter),
  };
}

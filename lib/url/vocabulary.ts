import type { Param, ParameterProblem, ReadContext, Reading } from "./param";
import { plainText, withoutEnd } from "./pasted-text";

/** Every parameter of a screen, in the order in which a URL names them. */
export type Vocabulary<Search> = { readonly [K in keyof Search]: Param<Search[K]> };

/** What a table of parameters reads: the state of a screen, which is its address. */
export type SearchOf<Params> = {
  -readonly [K in keyof Params]: Params[K] extends Param<infer T> ? T : never;
};

/**
 * Reads a URL into a search that holds the defaults. What cannot be read is left out of the search
 * and named among the problems; the rest stays intact. Other names are for `strangeParameters`.
 */
export function readParams<Search extends object>(
  vocabulary: Vocabulary<Search>,
  search: Search,
  params: URLSearchParams,
  context?: ReadContext,
): ParameterProblem[] {
  const problems: ParameterProblem[] = [];
  for (const parameter of parametersOf(vocabulary)) {
    const texts = params.getAll(parameter);
    const text = texts[0] ?? "";
    if (texts.length > 1) problems.push(repeated(parameter, texts));
    else if (text.trim() !== "") {
      const { value, issues } = readText(vocabulary[parameter], text, context);
      search[parameter] = value;
      problems.push(...issues.map((issue) => ({ parameter, ...issue })));
    }
  }
  return problems;
}

/** What people and chats leave behind an address. */
const AFTER_ADDRESS = /[\s.,;:!?'")\]}>»”’。]/u;

/** Reads one parameter. What cannot be read as it stands is read without the marks of its way here. */
function readText<T>(param: Param<T>, text: string, context?: ReadContext): Reading<T> {
  const reading = param.read(text.trim(), context);
  if (reading.issues.length === 0) return reading;
  const plain = withoutEnd(plainText(text).trim(), AFTER_ADDRESS);
  const again = plain === "" ? reading : param.read(plain, context);
  return again.issues.length === 0 ? again : reading;
}

/** The search of an empty URL. */
export function emptyOf<Search extends object>(vocabulary: Vocabulary<Search>): Search {
  const fallbacks = parametersOf(vocabulary).map((name) => [name, vocabulary[name].fallback()]);
  return Object.fromEntries(fallbacks) as Search;
}

/** The URL's parameters for a search, in one order, defaults left out. */
export function writeParams<Search extends object>(
  vocabulary: Vocabulary<Search>,
  search: Search,
): URLSearchParams {
  const params = new URLSearchParams();
  for (const parameter of parametersOf(vocabulary)) {
    const text = vocabulary[parameter].write(search[parameter]);
    if (text !== "") params.set(parameter, text);
  }
  return params;
}

/** What differs between two searches, with the values of `after`. */
export function changedParams<Search extends object>(
  vocabulary: Vocabulary<Search>,
  before: Search,
  after: Search,
): Partial<Search> {
  const changed: Partial<Search> = {};
  const take = <K extends keyof Search>(parameter: K) => {
    const { write } = vocabulary[parameter];
    if (write(before[parameter]) !== write(after[parameter])) changed[parameter] = after[parameter];
  };
  for (const parameter of parametersOf(vocabulary)) take(parameter);
  return changed;
}

/** The parameters of an address after a change; whatever else stands there stays. */
export function patchParams<Search extends object>(
  vocabulary: Vocabulary<Search>,
  params: URLSearchParams,
  patch: Partial<Search>,
): URLSearchParams {
  const patched = new URLSearchParams(params);
  const write = <K extends keyof Search & string>(parameter: K, value: Search[K]) => {
    const text = vocabulary[parameter].write(value);
    if (text === "") patched.delete(parameter);
    else patched.set(parameter, text);
  };
  for (const parameter of parametersOf(vocabulary)) {
    const value = patch[parameter];
    if (value !== undefined) write(parameter, value);
  }
  return patched;
}

/** The parameters of an address without one of them. */
export function withoutParameter(params: URLSearchParams, parameter: string): URLSearchParams {
  const rest = new URLSearchParams(params);
  rest.delete(parameter);
  return rest;
}

/** The parameters of an address without what of one cannot be read; a list keeps its good values. */
export function withoutUnreadable<Search extends object>(
  vocabulary: Vocabulary<Search>,
  params: URLSearchParams,
  parameter: string,
): URLSearchParams {
  const name = parametersOf(vocabulary).find((known) => known === parameter);
  if (name === undefined) return withoutParameter(params, parameter);
  const search = emptyOf(vocabulary);
  readParams(vocabulary, search, params);
  const good = search[name];
  if (!Array.isArray(good) || good.length === 0) return withoutParameter(params, parameter);
  const rest = new URLSearchParams(params);
  rest.set(name, vocabulary[name].write(good));
  return rest;
}

/** A query without "?"; commas, colons and slashes stay legible. */
export function legibleQuery(params: URLSearchParams): string {
  const legible = (text: string) =>
    encodeURIComponent(text).replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%2F", "/");
  return [...params].map(([key, text]) => `${key}=${legible(text)}`).join("&");
}

export function parametersOf<Search extends object>(
  vocabulary: Vocabulary<Search>,
): (keyof Search & string)[] {
  return Object.keys(vocabulary) as (keyof Search & string)[];
}

function repeated(parameter: string, values: string[]): ParameterProblem {
  return {
    parameter,
    code: "repeated",
    detail: `${parameter} stands in the address ${values.length} times. Give it once; lists take commas.`,
    values,
  };
}

/** What mail programs, chats, advertisers and the framework put into addresses by themselves. */
const HARMLESS = /^(?:utm_|_|(?:fbcl|gcl|gbra|wbra|ycl|ttcl|twcl|msclk)id$|mc_[ce]id$)/u;

/**
 * Parameters of an address that are none of those known: an older vocabulary, a slip of the pen, or an
 * ampersand that a chat has written out. Each is named once, with the known one that comes nearest,
 * so that no answer is wider than its address pretends without a word.
 */
export function strangeParameters(
  params: URLSearchParams,
  known: readonly string[],
): ParameterProblem[] {
  const names = [...new Set(params.keys())];
  return names
    .filter((name) => !known.includes(name) && !HARMLESS.test(name))
    .map((parameter) => {
      const meant = nearest(parameter, known);
      return {
        parameter,
        code: "parameterUnknown",
        detail: `There is no such parameter. ${meant === null ? knownOnes(known) : `Did you mean ${meant}?`}`,
        values: params.getAll(parameter).filter((value) => value !== ""),
        ...(meant !== null && { meant }),
      };
    });
}

function knownOnes(known: readonly string[]): string {
  return known.length === 0 ? "None is understood here." : `Those known are ${known.join(", ")}.`;
}

/** The known name that a mangled one stands for: another case, a number, a letter or two apart. */
function nearest(name: string, known: readonly string[]): string | null {
  const [bare = ""] = plainText(name)
    .toLowerCase()
    .replace(/^(?:amp;)+/u, "")
    .split(/[^a-z]/u, 1);
  const allowed = bare.length > 4 ? 2 : 1;
  const distances = known
    .map((one) => ({ one, steps: distance(bare, one.toLowerCase()) }))
    // Of a name of one letter, one letter apart is every other.
    .filter(({ one, steps }) => steps <= allowed && steps < one.length)
    .sort((a, b) => a.steps - b.steps);
  return distances[0]?.one ?? null;
}

/** How many letters are put in, left out or changed on the way from one word to another (Levenshtein). */
function distance(from: string, to: string): number {
  // A long name is none of ours, and would cost its square.
  if (Math.abs(from.length - to.length) > 2) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let at = 1; at <= from.length; at++) {
    const next = [at];
    for (let index = 1; index <= to.length; index++) {
      const change = from[at - 1] === to[index - 1] ? 0 : 1;
      const steps = [(row[index] ?? 0) + 1, (next[index - 1] ?? 0) + 1];
      next.push(Math.min(...steps, (row[index - 1] ?? 0) + change));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

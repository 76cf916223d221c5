import type { ParameterProblem } from "./param";
import { plainText } from "./pasted-text";

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
    .filter(({ steps }) => steps <= allowed)
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

import type { NewerNames } from "./newer";

export type Finding = {
  /** As it stands in the code: `Promise.withResolvers`, `checkVisibility`, `@scope`. */
  name: string;
  /** The code around it. */
  where: string;
};

/** How far before its use code asks whether there is such a thing. */
const REACH = 250;

const MEMBER = /(?<![\w$])([\w$]+)\??\.([A-Za-z][\w$]*)(\??\.?\()?/gu;
const BARE = /(?<![\w$.'"`#-])([A-Za-z][\w$]{3,})(?=[.(?[)\],;]|&&)/gu;
const CALL = /\.([a-z][\w$]*)(?:\?\.)?\(/gu;

/** What stands before a block. */
const SELECTOR = /[^{};]+(?=\{)/gu;
const PSEUDO = /(?<!\\):{1,2}([a-z-]+)/gu;

/** Newer interfaces that a built script uses without having asked for them. */
export function findInScript(code: string, newer: NewerNames): Finding[] {
  const found = [
    ...usesOf(code, MEMBER, ([, owner, name]) => `${owner}.${name}`, newer.owned),
    ...usesOf(code, CALL, ([, name = ""]) => name, newer.methods),
    ...usesOf(code, BARE, ([, name = ""]) => name, newer.globals),
  ];
  return found.filter(({ index, name }) => !isAskedFor(code, index, name)).map(toFinding(code));
}

/** Newer parts of a built style sheet. */
export function findInStyles(css: string, { css: newer }: NewerNames): Finding[] {
  return [
    ...usesOf(css, /[{;]([a-z-]+):/gu, ([, name = ""]) => name, newer.properties),
    ...usesOf(css, /@([a-z-]+)/gu, ([, name = ""]) => name, newer.atRules, "@"),
    ...[...css.matchAll(SELECTOR)].flatMap(({ 0: selector, index }) =>
      usesOf(selector, PSEUDO, ([, name = ""]) => name, newer.pseudos, ":").map((use) => ({
        ...use,
        index: index + use.index,
      })),
    ),
    ...usesOf(css, /[:,( ]([a-z-]+)\(/gu, ([, name = ""]) => name, newer.functions),
  ].map(toFinding(css));
}

type Use = { name: string; index: number };

function usesOf(
  code: string,
  form: RegExp,
  nameOf: (match: RegExpMatchArray) => string,
  newer: ReadonlySet<string>,
  mark = "",
): Use[] {
  return [...code.matchAll(form)].flatMap((match) => {
    const name = nameOf(match);
    return newer.has(name) ? { name: `${mark}${name}`, index: match.index } : [];
  });
}

/** Whether code that leads here has looked whether the browser has this. */
function isAskedFor(code: string, index: number, name: string): boolean {
  const last = name.slice(name.lastIndexOf(".") + 1);
  const quoted = `["'\`]${last}["'\`]`;
  const asks = new RegExp(
    `typeof [\\w$.]*\\b${last}\\b|${quoted}\\s*in\\b|hasOwn(?:Property)?\\([^)]*${quoted}|` +
      `\\b${last}\\?\\.|\\b${last}&&|(?:void 0|null)[!=]==?[\\w$.]*\\b${last}\\b`,
    "u",
  );
  return asks.test(code.slice(Math.max(0, index - REACH), index + name.length + 4));
}

function toFinding(code: string): (use: Use) => Finding {
  return ({ name, index }) => ({ name, where: code.slice(Math.max(0, index - 60), index + 60) });
}

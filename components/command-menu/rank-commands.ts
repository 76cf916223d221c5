import type { Command, CommandGroup } from "@/components/shared/command";

export type RankedCommands = {
  /** Those with a command that fits, the best first, and so within each. */
  groups: readonly CommandGroup[];
  /** Nothing that is found later can go before the first command. */
  certain: boolean;
};

/** How well a command fits: these, and up to a half above each for how much of its name was typed. */
const FIT = { none: 0, letters: 1, beginnings: 2, words: 3, name: 3.5, first: 4 } as const;

/**
 * The commands that fit a typed text, over all groups: those with its words stand before those with
 * words that begin so, and these before those with its letters. Equals keep their order.
 */
export function rankCommands(groups: readonly CommandGroup[], typed: string): RankedCommands {
  if (typed.trim() === "") return { groups: groups.filter(isFilled), certain: true };
  const wanted = wordsOf(typed);
  const ranked = groups
    .map((group) => {
      const fits = group.commands
        .map((command) => ({ command, fit: fitOf(command, group.label, wanted) }))
        .filter(({ fit }) => fit > FIT.none)
        .sort((a, b) => b.fit - a.fit);
      const commands = fits.map(({ command }) => command);
      return { group: { ...group, commands }, fit: fits[0]?.fit ?? FIT.none };
    })
    .filter(({ fit }) => fit > FIT.none)
    .sort((a, b) => b.fit - a.fit);
  const best = ranked[0];
  return {
    groups: ranked.map(({ group }) => group),
    certain: best !== undefined && best.fit === FIT.name,
  };
}

function isFilled({ commands }: CommandGroup): boolean {
  return commands.length > 0;
}

function fitOf(command: Command, group: string, wanted: readonly string[]): number {
  if (command.fits === "first") return FIT.first;
  const label = wordsOf(command.label);
  const all = [...label, ...wordsOf([group, ...(command.words ?? []), command.id].join(" "))];
  const fit = Math.min(FIT.words, ...wanted.map((word) => bestOf(all, word)));
  if (wanted.length === 0 || fit === FIT.none) return command.fits ? FIT.letters : FIT.none;
  const named = wanted.filter((word) => bestOf(label, word) >= fit).length;
  return fit + (named / wanted.length + named / (named + label.length)) / 3;
}

function bestOf(words: readonly string[], wanted: string): number {
  return Math.max(FIT.none, ...words.map((word) => fitOfWord(word, wanted)));
}

function fitOfWord(word: string, wanted: string): number {
  if (word === wanted) return FIT.words;
  if (word.startsWith(wanted)) return FIT.beginnings;
  return word.includes(wanted) || isShortFor(wanted, word) ? FIT.letters : FIT.none;
}

/** Whether letters are a word with some left out, but not its first: "updtd". */
function isShortFor(letters: string, word: string): boolean {
  if (letters.length < 3 || letters[0] !== word[0]) return false;
  let at = 0;
  for (const letter of letters) {
    at = word.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Small letters without accents; whatever is neither a letter nor a digit parts words. */
function wordsOf(text: string): string[] {
  const plain = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

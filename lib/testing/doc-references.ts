import { dirname, join, normalize } from "node:path";

/** What a page of documentation speaks of, apart from its words. */
export type References = {
  /** Targets of links and pictures, as they are written. */
  links: readonly string[];
  /** Paths of the tree, from its top; braces are spread out. */
  paths: readonly string[];
  /** Scripts of package.json. */
  scripts: readonly string[];
  /** Programs that a shell is asked to run. */
  programs: readonly string[];
  /** What `npx` runs. */
  tools: readonly string[];
  /** Environment variables, those of one word left out: they look like any other. */
  variables: readonly string[];
};

const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gmu;
const CODE = /`([^`\n]+)`/gu;
const LINK = /\]\(([^()\s]+)\)|\b(?:src|srcset|href)="([^"]+)"/gu;
const SCRIPT = /\bnpm (?:run (?:--silent )?)?((?<=run |silent )[\w:-]+|test|start)\b/gu;
const SHELL = /^(?:npm|npx|node|docker|openssl) /u;
const VARIABLE = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/u;
/** A file of the tree that stands in no folder. */
const FILE = /^[\w.-]+\.(?:tsx?|mjs|js|json|md|ya?ml)$/u;

/**
 * Reads a page in Markdown. Code counts between backquotes and in fences of `sh`; prose counts for
 * links and for what npm is asked to run.
 * @param folders those at the top of the tree, by which a path is known
 */
export function referencesIn(text: string, folders: readonly string[]): References {
  const fences = [...text.matchAll(FENCE)].map(([, language = "", body = ""]) => ({
    language,
    body,
  }));
  const prose = text.replaceAll(FENCE, "");
  const code = [...prose.matchAll(CODE)].map(([, inside = ""]) => inside.trim());
  const commands = [
    ...fences.filter(({ language }) => language === "sh").flatMap(({ body }) => commandsIn(body)),
    ...code.filter((one) => SHELL.test(`${one} `)).flatMap(commandsIn),
  ];
  const words = [...code, ...commands.flatMap((command) => command.split(" "))];
  const program = (command: string) => command.split(" ")[0] ?? "";
  return {
    links: [...prose.replaceAll(CODE, "").matchAll(LINK)].map(
      ([, link, source]) => link ?? source ?? "",
    ),
    paths: unique(
      words
        .flatMap(spread)
        .filter((word) => isPath(word, folders))
        .map(bare),
    ),
    scripts: unique(
      [...text.replaceAll(/\s+/gu, " ").matchAll(SCRIPT)].map(([, name = ""]) => name),
    ),
    programs: unique(commands.map(program)),
    tools: unique(commands.flatMap((command) => /^npx ([\w@/-]+)/u.exec(command)?.[1] ?? [])),
    variables: unique(
      words.map((word) => word.split("=")[0] ?? "").filter((word) => VARIABLE.test(word)),
    ),
  };
}

/** The commands of a script, each on one line and without variables before it. */
function commandsIn(script: string): string[] {
  return script
    .replaceAll(/\\\n\s*/gu, "")
    .split(/\n|&&|\|\||[;|]/u)
    .map((command) => command.trim().replace(/^(?:[A-Z_\d]+=\S* )+/u, ""))
    .filter((command) => command !== "" && !command.startsWith("#"));
}

/** `lib/{a,b}/c` stands for two paths. */
function spread(word: string): string[] {
  const [, before = "", inside, after = ""] = /^([^{}]*)\{([^{}]*,[^{}]*)\}(.*)$/u.exec(word) ?? [];
  if (inside === undefined) return [word];
  return inside.split(",").flatMap((part) => spread(`${before}${part}${after}`));
}

function isPath(word: string, folders: readonly string[]): boolean {
  if (/[\s…*<>:=?,]|NNN/u.test(word)) return false;
  return (
    folders.some((folder) => word === folder || word.startsWith(`${folder}/`)) ||
    FILE.test(word) ||
    /^[\w.-]+\/.*\.(?:tsx?|mjs)$/u.test(word)
  );
}

function bare(path: string): string {
  return path.replace(/\/$/u, "");
}

function unique(all: readonly string[]): string[] {
  return [...new Set(all)];
}

/**
 * The anchors of a page's headings, as GitHub makes them: small letters, no punctuation, hyphens for
 * blanks, and a number behind those that are there already.
 */
export function anchorsIn(text: string): string[] {
  const counts = new Map<string, number>();
  return [...text.replaceAll(FENCE, "").matchAll(/^#{1,6} (.+)$/gmu)].map(([, heading = ""]) => {
    const anchor = heading
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(/\s/gu, "-");
    const count = counts.get(anchor) ?? 0;
    counts.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
}

/**
 * Where a link of a page leads: a path from the top of the tree and an anchor, each "" for the page's
 * own; null for another site.
 * @param page its path from the top of the tree
 */
export function targetOf(link: string, page: string): { path: string; anchor: string } | null {
  if (/^[a-z][a-z+.-]*:/u.test(link)) return null;
  const [path = "", anchor = ""] = link.split("#");
  const from = path.startsWith("/") ? path.slice(1) : join(dirname(page), path);
  return { path: path === "" ? page : normalize(from), anchor };
}

import "server-only";
import { readFileSync, statSync } from "node:fs";

/** A setting that stops the start; the message names the variable and says what is wrong with it. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/** What may come from a file named by `NAME_FILE` instead of the variable, and be swapped there. */
export const SECRET_NAMES = [
  "SP_API_CLIENT_ID",
  "SP_API_CLIENT_SECRET",
  "SP_API_REFRESH_TOKEN",
  "SP_API_SECRET_ISSUED_AT",
  "NEXTAUTH_SECRET",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
  "AUTH_ALLOWED_EMAILS",
  "AUTH_MANAGER_EMAILS",
  "AUTH_ADMIN_EMAILS",
  "RESCHEDULE_REASONS",
  "CANCEL_REASONS",
  "METRICS_TOKEN",
  "DATABASE_URL",
  "VALKEY_URL",
] as const;

export type SecretName = (typeof SECRET_NAMES)[number];
export type Environment = Readonly<Record<string, string | undefined>>;

const MOST_BYTES = 64 * 1024;

/**
 * A variable without what its writing left around it; empty where it is not set.
 * @throws SettingsError that names it where it cannot be used
 */
export function givenIn(environment: Environment, name: string): string {
  const reading = readGiven(environment[name] ?? "");
  if ("error" in reading) throw new SettingsError(`${name} ${reading.error}.`);
  return reading.text;
}

/**
 * Which secrets come from files, and from which.
 * @throws SettingsError where a variable and its file are both set
 */
export function secretPaths(environment: Environment): ReadonlyMap<SecretName, string> {
  const paths = new Map<SecretName, string>();
  for (const name of SECRET_NAMES) {
    const path = givenIn(environment, `${name}_FILE`);
    if (path === "") continue;
    if (givenIn(environment, name) !== "") {
      throw new SettingsError(`${name} and ${name}_FILE are both set: keep one of them.`);
    }
    paths.set(name, path);
  }
  return paths;
}

/**
 * The text in a secret's file, without what its writing left around it.
 * @throws SettingsError that names the variable, and neither path nor content
 */
export function readSecret(name: SecretName, path: string): string {
  const reading = readGivenFile(read(name, path));
  if ("error" in reading) {
    throw new SettingsError(`${name}_FILE names a file that ${reading.error}.`);
  }
  if (reading.text === "") throw new SettingsError(`${name}_FILE names a file that is empty.`);
  return reading.text;
}

function read(name: SecretName, path: string): Uint8Array {
  try {
    const stats = statSync(path);
    // A pipe would hold the process up, and a mistaken path may lead to something huge.
    if (!stats.isFile()) throw new SettingsError(`${name}_FILE names something that is no file.`);
    if (stats.size > MOST_BYTES) {
      throw new SettingsError(`${name}_FILE names a file of more than 64 kB.`);
    }
    return readFileSync(path);
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const problem = missing ? "that does not exist" : "that cannot be read";
    throw new SettingsError(`${name}_FILE names a file ${problem}.`, { cause: error });
  }
}

/** Differs whenever a path leads to other content: an editor's new file, a swapped link, a write. */
export function fingerprintOf(path: string): { print: string; changedAt: number } {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs, mtimeMs } = statSync(path, { bigint: true });
    return { print: [dev, ino, size, mtimeNs, ctimeNs].join(" "), changedAt: Number(mtimeMs) };
  } catch {
    return { print: "gone", changedAt: Number.POSITIVE_INFINITY };
  }
}

type GivenText = { text: string } | { error: string };

/** What `docker --env-file` and Compose leave around a value, and what word processors make of it. */
const QUOTES = [
  ['"', '"'],
  ["'", "'"],
  ["“", "”"],
] as const;

/** Marks that nobody sees: of the order of bytes, of where a line may break. */
const INVISIBLE = "\\u00ad\\u200b\\u2060\\ufeff";
const AROUND = new RegExp(`^[\\s${INVISIBLE}]+|[\\s${INVISIBLE}]+$`, "gu");
/** None of them is in a credential, an address or a name; tabs and line ends may separate. */
const UNUSABLE = new RegExp(
  `[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f${INVISIBLE}]`,
  "u",
);

/**
 * A value as somebody meant it who wrote it into a variable or a file: without the blanks, the
 * invisible marks and the one pair of quotes around it. What no value can hold is refused.
 * @returns the text, or what is wrong as the end of a sentence that begins with the variable
 */
export function readGiven(raw: string): GivenText {
  const text = unquoted(bare(raw));
  const [unusable] = UNUSABLE.exec(text) ?? [];
  if (unusable === undefined) return { text };
  const code = unusable.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return { error: `holds a character that cannot be seen (U+${code})` };
}

/** The same of a file, in UTF-8 or, where it begins by saying so, in UTF-16, as PowerShell writes. */
function readGivenFile(bytes: Uint8Array): GivenText {
  try {
    return readGiven(new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes));
  } catch {
    return { error: "is no text in UTF-8" };
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

function bare(text: string): string {
  return text.replaceAll(AROUND, "");
}

function unquoted(text: string): string {
  const isQuoted = QUOTES.some(
    ([open, close]) => text.length > 1 && text.startsWith(open) && text.endsWith(close),
  );
  return isQuoted ? bare(text.slice(1, -1)) : text;
}

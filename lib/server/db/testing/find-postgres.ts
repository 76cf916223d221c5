import "server-only";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * The folder with this machine's `initdb` and `postgres`, or null. Installs nothing.
 * @param path where programs are looked for first, as in `PATH`
 * @param debian where Debian keeps each version in a folder of its own
 */
export function findPostgres(
  path = process.env.PATH ?? "",
  debian = "/usr/lib/postgresql",
): string | null {
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const newestFirst = versions.toSorted((a, b) => Number(b) - Number(a));
  const folders = [
    ...path.split(delimiter),
    ...newestFirst.map((version) => join(debian, version, "bin")),
  ];
  const isComplete = (folder: string) =>
    ["initdb", "postgres"].every((name) => existsSync(join(folder, name)));
  return folders.find((folder) => folder !== "" && isComplete(folder)) ?? null;
}

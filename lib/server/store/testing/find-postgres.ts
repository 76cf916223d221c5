import "server-only";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

const DEBIAN = "/usr/lib/postgresql";

/** The folder with this machine's `initdb` and `postgres`, or null. */
function findPostgres(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const newestFirst = versions.toSorted((a, b) => Number(b) - Number(a));
  const folders = [
    ...(process.env.PATH ?? "").split(delimiter),
    ...newestFirst.map((version) => join(DEBIAN, version, "bin")),
  ];
  const isComplete = (folder: string) =>
    ["initdb", "postgres"].every((name) => existsSync(join(folder, name)));
  return folders.find((folder) => folder !== "" && isComplete(folder)) ?? null;
}

/** Like `findPostgres`, but installs Debian's where there is none and that can be done. */
export function ensurePostgres(): string | null {
  const found = findPostgres();
  if (found !== null || process.platform !== "linux" || process.getuid?.() !== 0) return found;
  const apt = (...args: string[]) =>
    spawnSync("apt-get", args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      timeout: 5 * 60_000,
    });
  // One repository that does not answer fails the update, and the package may still be there.
  apt("update");
  apt("install", "-y", "--no-install-recommends", "postgresql");
  return findPostgres();
}

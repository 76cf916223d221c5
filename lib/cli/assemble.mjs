// Completes .next/standalone, which `next build` leaves without its static files, so that the folder
// alone is the whole server. Done by the build, and by the start where only `next build` has run.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const PARTS = [
  ["public", "public"],
  [".next/static", ".next/static"],
  ["lib/cli/start.mjs", "lib/cli/start.mjs"],
  ["lib/cli/healthy.mjs", "lib/cli/healthy.mjs"],
  ["LICENSE", "LICENSE"],
];

/** @param {string} root the repository, built */
export function assemble(root) {
  const standalone = join(root, ".next/standalone");
  if (!existsSync(join(standalone, "server.js"))) {
    throw new Error("There is no build to start: run `npm run build` first.");
  }
  // Next takes a copy of what it finds while building; settings belong to the machine that runs.
  for (const name of readdirSync(standalone)) {
    if (name.startsWith(".env")) rmSync(join(standalone, name));
  }
  for (const [from, to] of PARTS) place(join(root, from), join(standalone, to));
}

/** Whole or not at all, as several starts may happen at once. */
function place(from, to) {
  if (existsSync(to) || !existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true });
  const scratch = mkdtempSync(`${to}-`);
  cpSync(from, join(scratch, "copy"), { recursive: true });
  try {
    renameSync(join(scratch, "copy"), to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  assemble(process.cwd());
  console.log("The server is in .next/standalone and needs nothing beside it.");
}

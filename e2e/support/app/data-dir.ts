import { spawnSync } from "node:child_process";
import { constants, cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "./process";

const TEMPLATE = "E2E_DATA_TEMPLATE";
const MAKE = fileURLToPath(
  new URL("../../../lib/server/db/testing/make-template.ts", import.meta.url),
);

/** A DATA_DIR of its own with an empty database in it, which no app has to make first. */
export function freshDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), "service-jobs-"));
  cpSync(template(), folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return folder;
}

/** Made once: the workers inherit the runner's environment, and runs share what they find. */
function template(): string {
  const known = process.env[TEMPLATE];
  if (known) return known;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", MAKE],
    { cwd: ROOT, encoding: "utf8" },
  );
  if (stdout === "") throw new Error(`No database could be prepared: ${stderr}`);
  process.env[TEMPLATE] = stdout;
  return stdout;
}

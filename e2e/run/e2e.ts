import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureChromium } from "../support/browser";
import { ROOT } from "../support/process";
import { wholeness } from "../support/whole-run";

const cli = join(ROOT, "node_modules/@playwright/test/cli.js");
const chosen = process.argv.slice(2);
const { status } = spawnSync(process.execPath, [cli, "test", ...chosen], {
  cwd: ROOT,
  stdio: "inherit",
  env: { ...process.env, PLAYWRIGHT_CHROMIUM_PATH: ensureChromium(), ...wholeness(chosen) },
});
process.exitCode = status ?? 1;

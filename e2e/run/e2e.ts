import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureChromium } from "../support/browser";
import { ROOT } from "../support/process";

const cli = join(ROOT, "node_modules/@playwright/test/cli.js");
const { status } = spawnSync(process.execPath, [cli, "test", ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: "inherit",
  env: { ...process.env, PLAYWRIGHT_CHROMIUM_PATH: ensureChromium() },
});
process.exitCode = status ?? 1;

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment } from "./server";

export type AppClock = {
  /** What an app needs to follow this clock. */
  env: Environment;
  /** Lets minutes pass; it may take a moment until the app reads its clock. */
  pass: (minutes: number) => void;
  remove: () => void;
};

/** A clock for one app, which a spec sets forward instead of waiting. */
export function createAppClock(): AppClock {
  const folder = mkdtempSync(join(tmpdir(), "app-clock-"));
  const file = join(folder, "ahead-ms");
  let ahead = 0;
  const pass = (minutes: number) => {
    ahead += minutes;
    writeFileSync(file, String(ahead * 60_000));
  };
  pass(0);
  const loader = new URL("./clock.mjs", import.meta.url).href;
  return {
    env: { NODE_OPTIONS: `--import=${loader}`, E2E_CLOCK_FILE: file },
    pass,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

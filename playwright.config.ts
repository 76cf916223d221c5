import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Project } from "@playwright/test";
import {
  findChromium,
  launchArguments,
  THRIFTY_ARGUMENTS,
  thisMachine,
} from "./e2e/support/run/chromium";
import { isDeep, VARIANT } from "./lib/testing/deep";

const machine = thisMachine();

/**
 * Specs by the environment that they name, in a line of their own, which this list cannot miss: one worker
 * runs those of one environment, so that its app starts once.
 */
const APART = new Map<string, string[]>();
for (const path of readdirSync("e2e", { recursive: true, encoding: "utf8" })) {
  if (!path.endsWith(".spec.ts")) continue;
  const line = /^\s*(?:test\.use\(\{ )?environment: "(\w+)"/mu;
  const [, name] = line.exec(readFileSync(join("e2e", path), "utf8")) ?? [];
  if (name) APART.set(name, [...(APART.get(name) ?? []), `**/${path}`]);
}

/** Vitest runs them. */
const NO_BROWSER = ["**/api/*.spec.ts", "**/leaks/*.spec.ts"];

const LEFT_OUT = isDeep() ? [] : [VARIANT];

const DESKTOP: Project = {
  grepInvert: [...LEFT_OUT, /@phone-only/],
  use: { viewport: { width: 1440, height: 900 }, colorScheme: "light" },
};

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "e2e/.results/browser",
  globalSetup: "./e2e/support/app/global-setup.ts",
  // More than two cores: each waits for its browser, its app and its clocks half of the time.
  workers: 3,
  forbidOnly: true,
  // A busy machine makes a story slow, not wrong.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [
    ["list"],
    ["json", { outputFile: "e2e/.report/browser.json" }],
    ["html", { outputFolder: "e2e/.report/html", open: "never" }],
  ],
  use: {
    browserName: "chromium",
    launchOptions: {
      executablePath: findChromium(machine) ?? undefined,
      args: [...launchArguments(machine.isRoot), ...THRIFTY_ARGUMENTS],
    },
    timezoneId: "America/New_York",
    locale: "en-US",
    // Packing the same scripts for each new browser is a fifth of what a page costs the app.
    ...(isDeep() ? {} : { extraHTTPHeaders: { "accept-encoding": "identity" } }),
    // Specs whose subject is motion ask for it.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
  },
  projects: [
    ...[...APART].map(([name, testMatch]) => ({
      ...DESKTOP,
      name: `desktop-${name}`,
      testMatch,
      workers: 1,
    })),
    {
      name: "phone",
      testIgnore: NO_BROWSER,
      // A few of each environment, which would start in every worker that meets one of them.
      ...(isDeep()
        ? { grepInvert: /@desktop/ }
        : { grep: /@phone/, grepInvert: LEFT_OUT, workers: 1 }),
      use: {
        viewport: { width: 390, height: 844 },
        isMobile: true,
        hasTouch: true,
        colorScheme: "dark",
      },
    },
    { ...DESKTOP, name: "desktop", testIgnore: [...NO_BROWSER, ...[...APART.values()].flat()] },
  ],
});

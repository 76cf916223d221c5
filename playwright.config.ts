import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Project } from "@playwright/test";
import {
  findChromium,
  launchArguments,
  THRIFTY_ARGUMENTS,
  thisMachine,
} from "./e2e/support/run/chromium";
import { isDeep } from "./e2e/support/run/suite-parts";

const machine = thisMachine();

/**
 * Specs in an environment of their own: one worker runs them all, so that each of those apps starts once.
 * They say so in a line of their own, which this list cannot miss.
 */
const APART = readdirSync("e2e", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".spec.ts"))
  .filter((path) =>
    /^\s*(?:test\.use\(\{ )?environment: "/mu.test(readFileSync(join("e2e", path), "utf8")),
  )
  .map((path) => `**/${path}`);

/** Vitest runs them. */
const NO_BROWSER = ["**/api/*.spec.ts", "**/leaks/*.spec.ts"];

const DESKTOP: Project = {
  grepInvert: /@phone-only/,
  use: { viewport: { width: 1440, height: 900 }, colorScheme: "light" },
};

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "e2e/.results/browser",
  globalSetup: "./e2e/support/app/global-setup.ts",
  workers: 2,
  forbidOnly: true,
  timeout: 30_000,
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
    // Specs whose subject is motion ask for it.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
  },
  projects: [
    { ...DESKTOP, name: "desktop-apart", testMatch: APART, workers: 1 },
    { ...DESKTOP, name: "desktop", testIgnore: [...NO_BROWSER, ...APART] },
    {
      name: "phone",
      testIgnore: NO_BROWSER,
      ...(isDeep() ? { grepInvert: /@desktop/ } : { grep: /@phone/ }),
      use: {
        viewport: { width: 390, height: 844 },
        isMobile: true,
        hasTouch: true,
        colorScheme: "dark",
      },
    },
  ],
});

import { defineConfig } from "@playwright/test";
import {
  findChromium,
  launchArguments,
  THRIFTY_ARGUMENTS,
  thisMachine,
} from "./e2e/support/browser";
import { isDeep } from "./e2e/support/whole-run";

const machine = thisMachine();

/** Specs without a browser: they run once, in no viewport. */
const API = "**/api/*.spec.ts";

/** Looks at what all the others have left behind. */
const TRACES = "**/traces/*.spec.ts";

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "e2e/.results",
  globalSetup: "./e2e/support/global-setup.ts",
  workers: 2,
  // A try that failed is named in the closing lines of CI; on a desk it is red at once.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [
    ["list"],
    ["json", { outputFile: "e2e/.report/e2e.json" }],
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
    { name: "api", testMatch: API },
    { name: "traces", testMatch: TRACES, dependencies: ["api", "desktop", "phone"] },
    {
      name: "desktop",
      testIgnore: [API, TRACES],
      grepInvert: /@phone-only/,
      use: { viewport: { width: 1440, height: 900 }, colorScheme: "light" },
    },
    {
      name: "phone",
      testIgnore: [API, TRACES],
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

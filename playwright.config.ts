import { defineConfig } from "@playwright/test";
import {
  findChromium,
  launchArguments,
  THRIFTY_ARGUMENTS,
  thisMachine,
} from "./e2e/support/browser";
import { isDeep } from "./e2e/support/whole-run";

const machine = thisMachine();

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  // Vitest runs what needs no browser.
  testIgnore: ["**/api/*.spec.ts", "**/traces/*.spec.ts"],
  outputDir: "e2e/.results/browser",
  globalSetup: "./e2e/support/global-setup.ts",
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
    {
      name: "desktop",
      grepInvert: /@phone-only/,
      use: { viewport: { width: 1440, height: 900 }, colorScheme: "light" },
    },
    {
      name: "phone",
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

import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { EVERY_CHANGE, isDeep } from "./lib/testing/deep.ts";

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const globalSetup = pathOf("e2e/support/app/global-setup.ts");

/** What needs the built app, or what was left of it, and no browser: `npm run e2e -- e2e/api`. */
export default defineConfig({
  resolve: {
    alias: {
      "@": pathOf(".").replace(/\/$/, ""),
      "server-only": pathOf("node_modules/server-only/empty.js"),
    },
  },
  test: {
    restoreMocks: true,
    testNamePattern: isDeep() ? undefined : EVERY_CHANGE,
    // The files of a worker share its environments.
    pool: "forks",
    isolate: false,
    maxWorkers: 2,
    // Some start an app several times, on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
    expect: { poll: { timeout: 10_000, interval: 100 } },
    projects: [
      { extends: true, test: { name: "api", include: ["e2e/**/api/*.spec.ts"], globalSetup } },
      { extends: true, test: { name: "leaks", include: ["e2e/leaks/*.spec.ts"] } },
    ],
  },
});

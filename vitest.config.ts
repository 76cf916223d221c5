import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { EVERY_CHANGE, isDeep } from "./lib/testing/deep.ts";

// Far from every marketplace. Threads have the zone of their process, whatever their environment says.
process.env.TZ = "Pacific/Kiritimati";

const SERVER = "lib/server/**/*.test.ts";

export default defineConfig({
  resolve: {
    alias: {
      "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, ""),
      "server-only": fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url)),
    },
  },
  test: {
    environment: "node",
    restoreMocks: true,
    testNamePattern: isDeep() ? undefined : EVERY_CHANGE,
    // A busy machine makes them slow, not wrong.
    testTimeout: isDeep() ? 600_000 : 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    // Left alone, one core stays idle: with two there is one worker only.
    maxWorkers: "100%",
    // They begin sooner than processes.
    pool: "threads",
    // What keeps nothing between calls needs no modules of its own in each file.
    isolate: false,
    projects: [
      {
        extends: true,
        test: { name: "server", include: [SERVER], setupFiles: ["lib/testing/own-process.ts"] },
      },
      {
        extends: true,
        test: {
          name: "pure",
          include: ["{app,components,e2e,lib}/**/*.test.{ts,tsx}"],
          exclude: [SERVER],
          unstubEnvs: true,
          unstubGlobals: true,
        },
      },
    ],
  },
});

import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Far from every marketplace. Threads have the zone of their process, whatever their environment says.
process.env.TZ = "Pacific/Kiritimati";

export default defineConfig({
  resolve: {
    alias: {
      "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, ""),
      "server-only": fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url)),
    },
  },
  test: {
    environment: "node",
    include: ["{app,components,e2e,lib}/**/*.test.{ts,tsx}"],
    restoreMocks: true,
    // A busy machine makes thousands of generated cases slow, not wrong.
    testTimeout: 30_000,
    // Left alone, one core stays idle: with two there is one worker only.
    maxWorkers: "100%",
    // They begin sooner than processes.
    pool: "threads",
  },
});

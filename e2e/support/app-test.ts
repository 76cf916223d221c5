import { test as base, expect } from "@playwright/test";
import { type Api, openApi, type Visitor } from "./api/client";
import { createEnvironments, type EnvironmentName, type Running, SETUPS } from "./app/environments";
import type { Simulator } from "./app/server";
import { controlOf } from "./app/simulator-control";

type TestFixtures = {
  /** Where the test runs, by name. */
  environment: EnvironmentName;
  running: Running;
  app: Running["app"];
  ownSimulator: Simulator | null;
  /** The API as a person of this role sees it; null has not signed in. */
  api: (visitor: Visitor) => Promise<Api>;
};

type WorkerFixtures = {
  setups: typeof SETUPS;
  environments: ReturnType<typeof createEnvironments>;
};

/** Playwright's `test` with the built app. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  environment: ["shared", { option: true }],
  setups: [SETUPS, { option: true, scope: "worker" }],

  environments: [
    async ({ setups }, use) => {
      const environments = createEnvironments(setups);
      await use(environments);
      await environments.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  running: [
    async ({ environments, environment }, use) => {
      const running = await environments.get(environment);
      await use(running);
      if (running.simulator) await controlOf(running.simulator).reset();
    },
    { timeout: 120_000 },
  ],

  app: ({ running }, use) => use(running.app),
  ownSimulator: ({ running }, use) => use(running.simulator),
  baseURL: ({ app }, use) => use(app.baseUrl),
  api: ({ app }, use) => use((visitor) => openApi(app.baseUrl, visitor)),
});

export { expect };

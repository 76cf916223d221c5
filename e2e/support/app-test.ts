import { test as base, expect } from "@playwright/test";
import { type Api, openApi, type Visitor } from "./api";
import { type App, type Environment, type Simulator, startApp, startSimulator } from "./server";
import { sharedApp } from "./shared-app";

type RunningApp = Pick<App, "baseUrl" | "readLog" | "metricsToken">;

type TestFixtures = {
  /** The API as a person of this role sees it; null has not signed in. */
  api: (visitor: Visitor) => Promise<Api>;
};

type WorkerFixtures = {
  /** Settings of an app of the spec's own; null shares the app of the run. */
  appEnv: Environment | null;
  /** Options of a simulator of the spec's own, in its own process; null keeps the embedded one. */
  simulatorArgs: string[] | null;
  ownSimulator: Simulator | null;
  app: RunningApp;
};

/** Playwright's `test` with the built app and without a browser. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  appEnv: [null, { option: true, scope: "worker" }],
  simulatorArgs: [null, { option: true, scope: "worker" }],

  ownSimulator: [
    async ({ simulatorArgs }, use) => {
      const simulator = simulatorArgs && (await startSimulator(simulatorArgs));
      await use(simulator);
      await simulator?.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  app: [
    async ({ appEnv, ownSimulator }, use) => {
      if (appEnv === null && ownSimulator === null) {
        await use(sharedApp());
        return;
      }
      const app = await startApp({ ...ownSimulator?.env, ...appEnv });
      await use(app);
      await app.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  baseURL: ({ app }, use) => use(app.baseUrl),

  api: ({ app, request }, use) => use((visitor) => openApi(request, app.baseUrl, visitor)),
});

export { expect };

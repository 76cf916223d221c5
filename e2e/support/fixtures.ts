import { test as base, expect } from "@playwright/test";
import type { Role } from "@/lib/jobs/role";
import { watchProblems } from "./problems";
import { type App, type Environment, startApp, startSimulator } from "./server";
import { sharedApp } from "./shared-app";
import { signInDemo } from "./sign-in";

type RunningApp = Pick<App, "baseUrl" | "readLog">;

type TestFixtures = {
  /** Patterns of problems that a spec provokes on purpose; any other problem fails it. */
  allowedProblems: RegExp[];
  /** Signs this context in through the demo provider. */
  signIn: (role: Role) => Promise<void>;
  problemsFail: undefined;
};

type WorkerFixtures = {
  /** Settings of an app of the spec's own; null shares the app of the run. */
  appEnv: Environment | null;
  /** Options of a simulator of the spec's own, in its own process; null keeps the embedded one. */
  simulatorArgs: string[] | null;
  app: RunningApp;
};

/** Playwright's `test`, against the built app, and failing on every problem nobody expected. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  appEnv: [null, { option: true, scope: "worker" }],
  simulatorArgs: [null, { option: true, scope: "worker" }],
  allowedProblems: [[], { option: true }],

  app: [
    async ({ appEnv, simulatorArgs }, use) => {
      if (appEnv === null && simulatorArgs === null) {
        await use(sharedApp());
        return;
      }
      const simulator = simulatorArgs && (await startSimulator(simulatorArgs));
      try {
        const app = await startApp({ ...simulator?.env, ...appEnv });
        await use(app);
        await app.stop();
      } finally {
        await simulator?.stop();
      }
    },
    { scope: "worker", timeout: 120_000 },
  ],

  baseURL: ({ app }, use) => use(app.baseUrl),

  signIn: ({ app, context }, use) =>
    use(async (role) => {
      const cookies = await signInDemo(app.baseUrl, role);
      await context.addCookies(
        [...cookies].map(([name, value]) => ({ name, value, url: app.baseUrl })),
      );
    }),

  problemsFail: [
    async ({ app, context, allowedProblems }, use) => {
      const problems = watchProblems(context, app.baseUrl);
      await use(undefined);
      const unexpected = problems.filter(
        (problem) => !allowedProblems.some((allowed) => allowed.test(problem)),
      );
      expect(unexpected, "problems that the spec does not allow").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

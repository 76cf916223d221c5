import type { BrowserContext, Response } from "@playwright/test";
import type { Role } from "@/lib/access/permissions";
import { browserCookies, signInDemo } from "./api/sign-in";
import { recordError } from "./app/artifacts";
import { test as appTest, expect } from "./app-test";
import { watchProblems } from "./screen/problems";

type TestFixtures = {
  /** Problems that a spec provokes on purpose; any other problem fails it. */
  allowedProblems: RegExp | null;
  /** Signs this context in through the demo provider. */
  signIn: (role: Role) => Promise<void>;
  problemsFail: undefined;
};

/** Playwright's `test`, against the built app, and failing on every problem nobody expected. */
export const test = appTest.extend<TestFixtures>({
  allowedProblems: [null, { option: true }],

  signIn: ({ app, context }, use) =>
    use(async (role) => {
      const cookies = await signInDemo(app.baseUrl, role);
      await context.addCookies(browserCookies(cookies, app.baseUrl));
    }),

  problemsFail: [
    async ({ app, context, allowedProblems }, use) => {
      const problems = await watchProblems(context, app.baseUrl);
      const errorsRecorded = recordErrorsOf(context);
      await use(undefined);
      await errorsRecorded();
      const unexpected = problems.filter((problem) => !allowedProblems?.test(problem));
      expect(unexpected, "problems that the spec does not allow").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Records the body of every error that a browser gets; await what it returns before the browser closes. */
function recordErrorsOf(context: BrowserContext): () => Promise<void> {
  const reading: Promise<void>[] = [];
  context.on("response", (response) => {
    if (response.status() >= 400) reading.push(record(response));
  });
  return async () => {
    await Promise.all(reading);
  };
}

async function record(response: Response): Promise<void> {
  // A page that was left meanwhile takes its bodies along.
  const body = await response.text().catch(() => "");
  const method = response.request().method();
  recordError({ method, url: response.url(), status: response.status(), body });
}

import type { Role } from "@/lib/access/role";
import { signInDemo } from "./api/sign-in";
import { test as appTest, expect } from "./app-test";
import { keepErrorsOf } from "./error-bodies";
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
      await context.addCookies(
        [...cookies].map(([name, value]) => ({ name, value, url: app.baseUrl })),
      );
    }),

  problemsFail: [
    async ({ app, context, allowedProblems }, use) => {
      const problems = watchProblems(context, app.baseUrl);
      const errorsKept = keepErrorsOf(context);
      await use(undefined);
      await errorsKept();
      const unexpected = problems.filter((problem) => !allowedProblems?.test(problem));
      expect(unexpected, "problems that the spec does not allow").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { openApi } from "@/e2e/support/api/client";
import { browserCookies, cookieHeader, signInDemo } from "@/e2e/support/api/sign-in";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { ROOT } from "@/e2e/support/app/process";
import { startApp } from "@/e2e/support/app/server";
import { ensureChromium, launchArguments, thisMachine } from "@/e2e/support/run/chromium";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";

/** Takes the pictures of the README anew from the built app: `npm run screenshots`. */
const WIDE = { width: 1440, height: 900 };

type Picture = { path: string; prepare: (page: Page) => Promise<void> };

const settled = (page: Page) => page.waitForLoadState("networkidle");

const PICTURES: Record<string, Picture> = {
  attention: { path: "/attention", prepare: settled },
  jobs: { path: "/jobs?created=90d&scheduled=next7d", prepare: settled },
  schedule: { path: "/schedule?on=tomorrow", prepare: settled },
  insights: { path: "/insights?created=90d", prepare: settled },
  job: {
    path: "/jobs?status=NOT_SERVICED",
    prepare: async (page) => {
      const { links, drawer } = jobsScreen(page);
      await links.nth(2).click();
      await drawer.getByRole("heading", { name: "When" }).waitFor();
      await settled(page);
    },
  },
};

const app = await startApp({ LOG_LEVEL: "error", INDEX: "memory" });
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: launchArguments(thisMachine().isRoot),
});
try {
  const cookies = await signInDemo(app.baseUrl, "manager");
  await whenIndexed(await openApi(app.baseUrl, { cookie: cookieHeader(cookies) }));
  for (const [name, { path, prepare }] of Object.entries(PICTURES)) {
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({
        viewport: WIDE,
        colorScheme,
        baseURL: app.baseUrl,
        locale: "en-US",
        timezoneId: "America/Los_Angeles",
        reducedMotion: "reduce",
        deviceScaleFactor: 1,
      });
      await context.addCookies(browserCookies(cookies, app.baseUrl));
      const page = await context.newPage();
      await page.goto(path);
      await prepare(page);
      await page.screenshot({ path: join(ROOT, `public/screenshots/${name}-${colorScheme}.png`) });
      await context.close();
    }
  }
} finally {
  await browser.close();
  await app.stop();
}

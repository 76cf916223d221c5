import { type BrowserContext, chromium, type Page } from "@playwright/test";
import type { BenchApp } from "@/e2e/bench/bench-app";
import { browserCookies, signInDemo } from "@/e2e/support/api/sign-in";
import { ensureChromium, launchArguments } from "@/e2e/support/run/chromium";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import { observePerformance } from "./performance-log";

export type BrowserOptions = {
  width?: number;
  height?: number;
  /** How many times slower than this machine the page runs. */
  slowness?: number;
};

export type BenchBrowser = {
  context: BrowserContext;
  /** Opens `path` in a new tab; gives it once its first row, or what else it is about, stands there. */
  open: (path: string, subject?: string) => Promise<Page>;
};

/** A browser of its own, signed in as a manager, whose pages log how they perform. */
export async function withBenchBrowser<T>(
  { app }: Pick<BenchApp, "app">,
  { width = 1440, height = 900, slowness = 1 }: BrowserOptions,
  run: (browser: BenchBrowser) => Promise<T>,
): Promise<T> {
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: launchArguments(process.getuid?.() === 0),
  });
  try {
    const url = app.baseUrl;
    const context = await browser.newContext({
      viewport: { width, height },
      timezoneId: "America/New_York",
      locale: "en-US",
      baseURL: url,
    });
    const cookies = await signInDemo(url, "manager");
    await context.addCookies(browserCookies(cookies, url));
    // tsx names functions by a helper of its own, which a page does not have.
    await context.addInitScript("globalThis.__name = (it) => it");
    await context.addInitScript(observePerformance);
    const open = async (path: string, subject = "[data-row]") => {
      const page = await context.newPage();
      if (slowness > 1) {
        const session = await context.newCDPSession(page);
        await session.send("Emulation.setCPUThrottlingRate", { rate: slowness });
      }
      await page.goto(path, { waitUntil: "commit" });
      await page.locator(subject).first().waitFor();
      await waitUntilAlive(page);
      return page;
    };
    return await run({ context, open });
  } finally {
    await browser.close();
  }
}

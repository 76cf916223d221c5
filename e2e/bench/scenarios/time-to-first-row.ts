import { chromium } from "@playwright/test";
import { withBenchApp } from "@/e2e/bench/bench-app";
import { type Figure, ms, percentile } from "@/e2e/bench/figures";
import { browserCookies, signInDemo } from "@/e2e/support/api/sign-in";
import { ensureChromium, launchArguments } from "@/e2e/support/run/chromium";

const VISITS = 15;

/** From the click on a link to the first row on the screen, in Chromium, with and without memory. */
export async function timeToFirstRow(): Promise<Figure[]> {
  return withBenchApp({}, async ({ app }) => {
    const browser = await chromium.launch({
      executablePath: ensureChromium(),
      args: launchArguments(process.getuid?.() === 0),
    });
    try {
      const context = await browser.newContext();
      const cookies = await signInDemo(app.baseUrl, "manager");
      const url = app.baseUrl;
      await context.addCookies(browserCookies(cookies, url));
      const visit = async (path: string) => {
        const page = await context.newPage();
        const started = performance.now();
        await page.goto(`${app.baseUrl}${path}`, { waitUntil: "commit" });
        await page.locator("[data-row]").first().waitFor();
        const took = performance.now() - started;
        await page.close();
        return took;
      };
      await visit("/jobs");
      const warm: number[] = [];
      const cold: number[] = [];
      for (let index = 0; index < VISITS; index++) {
        warm.push(await visit("/jobs"));
        cold.push(await visit(`/jobs?created=2026-01-01T00:${String(index + 10)}Z..`));
      }
      return [
        {
          what: `Time to first row of /jobs, from memory, median of ${VISITS}`,
          measured: `${ms(percentile(warm, 0.5))} (p95 ${ms(percentile(warm, 0.95))})`,
          target: "–",
          met: null,
        },
        {
          what: "Time to first row of /jobs, upstream 80 ± 40 ms, median",
          measured: `${ms(percentile(cold, 0.5))} (p95 ${ms(percentile(cold, 0.95))})`,
          target: "–",
          met: null,
        },
      ];
    } finally {
      await browser.close();
    }
  });
}

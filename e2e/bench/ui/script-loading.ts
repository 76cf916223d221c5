import type { Page } from "@playwright/test";
import { withBenchApp } from "@/e2e/bench/bench-app";
import type { Figure } from "@/e2e/bench/figures";
import { withBenchBrowser } from "./bench-browser";
import { readPerformanceLog } from "./performance-log";

const BUDGET_KB = 225;

/** How much JavaScript comes when: gzipped, as the app sends it. */
export async function scriptLoading(): Promise<Figure[]> {
  return withBenchApp({}, ({ app }) =>
    withBenchBrowser({ app }, {}, async ({ open }) => {
      const page = await open("/jobs");
      const { firstPaint } = await readPerformanceLog(page);
      const first = (await scriptsOf(page)).filter(({ start }) => start <= firstPaint);
      await page.waitForLoadState("networkidle");
      const idle = await scriptsOf(page);
      const parts = [
        {
          what: "the calendar",
          open: async () => {
            await page
              .getByRole("button", { name: /^Created:/ })
              .first()
              .click();
            await page.getByRole("button", { name: "Custom dates" }).click();
            await page.getByRole("grid").waitFor();
          },
        },
        {
          what: "the command menu",
          open: async () => {
            await page.keyboard.press("Control+k");
            await page.getByRole("dialog", { name: "Commands" }).waitFor();
          },
        },
      ];
      const figures = [
        {
          what: "JavaScript asked for before the first paint",
          measured: inWords(first),
          target: `≤ ${BUDGET_KB} kB`,
          met: kb(first) <= BUDGET_KB,
        },
        {
          what: "JavaScript once the page is idle",
          measured: inWords(idle),
          target: "–",
          met: null,
        },
      ];
      for (const part of parts) {
        const before = new Set((await scriptsOf(page)).map(({ path }) => path));
        await part.open();
        await page.waitForLoadState("networkidle");
        const came = (await scriptsOf(page)).filter(({ path }) => !before.has(path));
        await page.keyboard.press("Escape");
        await page.getByRole("dialog").waitFor({ state: "detached" });
        figures.push({
          what: `JavaScript that comes with ${part.what}, when first opened`,
          measured: inWords(came),
          target: "not before",
          met: came.length > 0,
        });
      }
      return figures;
    }),
  );
}

type Script = { path: string; start: number; bytes: number };

function scriptsOf(page: Page): Promise<Script[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .map(({ name, startTime, encodedBodySize }) => ({
        path: new URL(name).pathname,
        start: startTime,
        bytes: encodedBodySize,
      }))
      .filter(({ path }) => path.endsWith(".js")),
  );
}

function kb(scripts: readonly Script[]): number {
  return scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
}

function inWords(scripts: readonly Script[]): string {
  return `${kb(scripts).toFixed(0)} kB gzipped in ${scripts.length} files`;
}

import type { Page } from "@playwright/test";
import { withBenchApp } from "@/e2e/bench/bench-app";
import type { Figure } from "@/e2e/bench/figures";
import { timesFigure } from "@/e2e/bench/figures";
import { withBenchBrowser } from "./bench-browser";
import { keyToPaint } from "./key-to-paint";

const MOST_MS = 100;
const WORDS = ["SEA-TUKWILA-01", "LAX-CERRITOS-02"];

/** From a key to the frame that shows its letter, with twenty rows behind. */
export async function typing(): Promise<Figure[]> {
  return withBenchApp({}, async (bench) => {
    const figures: Figure[] = [];
    for (const [slowness, label, limit] of [
      [1, "", MOST_MS],
      [4, ", CPU ÷ 4", null],
    ] as const) {
      await withBenchBrowser(bench, { slowness }, async ({ open }) => {
        const page = await open("/jobs");
        await page.getByRole("button", { name: /^Store/ }).click();
        await page.getByRole("combobox", { name: "Add to Store" }).waitFor();
        const filter = await typed(page);
        await page.keyboard.press("Escape");
        await page.keyboard.press("Control+k");
        await page.getByRole("dialog", { name: "Commands" }).getByRole("combobox").waitFor();
        const commandMenu = await typed(page);
        figures.push(
          timesFigure(`Typing in a filter, 20 rows${label}`, filter, limit),
          timesFigure(`Typing in the command menu, 20 rows${label}`, commandMenu, limit),
        );
      });
    }
    return figures;
  });
}

async function typed(page: Page): Promise<number[]> {
  const sample: number[] = [];
  for (const word of WORDS) {
    for (const letter of word) sample.push(await keyToPaint(page, letter, null));
    for (const _ of word) sample.push(await keyToPaint(page, "Backspace", null));
  }
  return sample;
}

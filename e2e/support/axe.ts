import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Expects that axe finds nothing to object to on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await loadAxe(page);
  await settle(page);
  const violations = await page.evaluate(async () => {
    const results = await (window as Window & { axe?: typeof axe }).axe?.run(document, {
      resultTypes: ["violations"],
      // Targets of 24 px; axe leaves this rule out unless it is asked for.
      rules: { "target-size": { enabled: true } },
    });
    // What a popup covers in part has its size again when the popup is gone.
    const popups = [...document.querySelectorAll("[role=dialog], [role=menu]")];
    const isBehind = ({ target }: axe.NodeResult) =>
      popups.length > 0 && !popups.some((popup) => popup.querySelector(String(target[0])));
    return results?.violations
      .map(({ id, nodes, ...rule }) => ({
        ...rule,
        id,
        nodes: nodes.filter((node) => id !== "target-size" || !isBehind(node)),
      }))
      .filter(({ nodes }) => nodes.length > 0)
      .map(({ id, impact, help, nodes }) => ({
        id,
        impact,
        help,
        nodes: nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
      }));
  });
  expect(violations).toEqual([]);
}

/** The same in the light and in the dark scheme; leaves the dark one, and motion reduced. */
export async function expectAccessibleInBothSchemes(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectAccessible(page);
  }
}

/** Half-way through a transition every colour is paler than it is meant to be. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    return Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

async function loadAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => "axe" in window)) return;
  await page.evaluate(source);
}

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";
import { isDeep } from "@/lib/testing/deep";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Targets of 24 px; axe leaves this rule out unless it is asked for. */
const EVERYTHING: axe.RunOptions = { rules: { "target-size": { enabled: true } } };

/** The rules of axe that a scheme can change the outcome of: it sets colours and nothing else. */
const COLOURS: axe.RunOptions = { runOnly: ["color-contrast", "link-in-text-block"] };

/** Expects that axe finds nothing to object to on the page as it stands. */
export async function expectAccessible(page: Page, rules = EVERYTHING): Promise<void> {
  await loadAxe(page);
  await settle(page);
  const violations = await page.evaluate(async (options) => {
    const results = await (window as Window & { axe?: typeof axe }).axe?.run(document, {
      ...options,
      resultTypes: ["violations"],
    });
    // What a popup covers in part has its size again when the popup is gone, and is nobody's neighbour.
    const popups = [...document.querySelectorAll("[role=dialog], [role=menu]")];
    const isBehind = ({ target }: Pick<axe.NodeResult, "target">) =>
      popups.length > 0 && !popups.some((popup) => popup.querySelector(String(target[0])));
    const hasRoom = ({ any }: axe.NodeResult) => {
      const near = any.find(({ id }) => id === "target-offset")?.relatedNodes ?? [];
      return near.length > 0 && near.every(isBehind);
    };
    return results?.violations
      .map(({ id, nodes, ...rule }) => ({
        ...rule,
        id,
        nodes: nodes.filter((node) => id !== "target-size" || !(isBehind(node) || hasRoom(node))),
      }))
      .filter(({ nodes }) => nodes.length > 0)
      .map(({ id, impact, help, nodes }) => ({
        id,
        impact,
        help,
        nodes: nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
      }));
  }, rules);
  expect(violations).toEqual([]);
}

/**
 * The same in the light scheme, and its colours in the dark one, which stays. In `npm test` in the scheme
 * of the viewport alone, light on a desktop and dark on a phone: `globals.test.ts` measures every pair of
 * colours in both.
 */
export async function expectAccessibleInBothSchemes(page: Page): Promise<void> {
  if (!isDeep()) return expectAccessible(page);
  await page.emulateMedia({ colorScheme: "light" });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, COLOURS);
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

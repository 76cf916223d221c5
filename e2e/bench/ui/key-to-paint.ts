import type { Page } from "@playwright/test";

/** Gives up after this, in ms: what is measured takes a fraction of it. */
const LIMIT_MS = 10_000;

type Measuring = Window & { keyToPaint?: Promise<number> };

/**
 * Presses `key` and gives the ms from the moment the browser got it to the end of the frame that
 * shows its effect: the text of the first element that matches `changes` is another one. Null waits
 * for the next frame only.
 */
export async function keyToPaint(page: Page, key: string, changes: string | null): Promise<number> {
  await page.evaluate(arm, { changes, limit: LIMIT_MS });
  await page.keyboard.press(key);
  const took = await page.evaluate(() => (window as Measuring).keyToPaint);
  if (took === undefined) throw new Error("The page was left before the key had an effect.");
  return took;
}

/** Runs in the page: listens for the next key. */
function arm({ changes, limit }: { changes: string | null; limit: number }): void {
  const text = () => (changes === null ? null : document.querySelector(changes)?.textContent);
  const before = text();
  // The message arrives when the frame has been drawn.
  const afterFrame = (then: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(null);
    });
  (window as Measuring).keyToPaint = new Promise((resolve, reject) => {
    const onKey = (event: KeyboardEvent) => {
      const look = () => {
        const now = text();
        const elapsed = performance.now() - event.timeStamp;
        if (changes === null || (now && now !== before)) resolve(elapsed);
        else if (elapsed > limit) reject(new Error(`${changes} did not change.`));
        else afterFrame(look);
      };
      afterFrame(look);
    };
    document.addEventListener("keydown", onKey, { capture: true, once: true });
  });
}

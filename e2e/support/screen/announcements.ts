import type { Page } from "@playwright/test";

type Hearing = Window & { announcements?: string[] };

/** Listens to the page's polite live region from now on; the function gives what it has said since. */
export async function listenTo(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    (window as Hearing).announcements = heard;
    const region = document.querySelector("[role=status][aria-live=polite][aria-atomic=true]");
    if (region === null) throw new Error("There is no live region.");
    new MutationObserver(() => {
      const text = region.textContent?.trim();
      if (text) heard.push(text);
    }).observe(region, { childList: true, subtree: true, characterData: true });
  });
  return () => page.evaluate(() => (window as Hearing).announcements ?? []);
}

import type { Page } from "@playwright/test";

/** Holds back the answers to calls that `matches` chooses, until the function it gives is called. */
export async function holdBack(page: Page, matches: (url: URL) => boolean): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(
    (url) => url.pathname.startsWith("/api/") && matches(url),
    async (route) => {
      await released;
      await route.continue();
    },
  );
  return release;
}

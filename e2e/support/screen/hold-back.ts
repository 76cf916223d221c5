import { EventEmitter, once } from "node:events";
import type { Page } from "@playwright/test";

/** Holds back the calls to the API that `matches` chooses, until the function it gives is called. */
export async function holdBack(page: Page, matches: (url: URL) => boolean): Promise<() => void> {
  const gate = new EventEmitter();
  const opened = once(gate, "open");
  await page.route(
    (url) => url.pathname.startsWith("/api/") && matches(url),
    async (route) => {
      await opened;
      await route.continue();
    },
  );
  return () => {
    gate.emit("open");
  };
}

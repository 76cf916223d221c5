import { EventEmitter, once } from "node:events";
import type { APIResponse, Page, Route } from "@playwright/test";
import { type ProblemCode, type ProblemDetails, problem } from "@/lib/http/problem";

/** Holds back the calls to the API that `matches` chooses, until the function it gives is called. */
export function holdBack(page: Page, matches: (url: URL) => boolean): Promise<() => void> {
  return hold(page, (url) => url.pathname.startsWith("/api/") && matches(url));
}

/** Shows pages as the server sends them, and has them begin to live when the function it gives is called. */
export function holdScripts(page: Page): Promise<() => void> {
  return hold(page, ({ pathname }) => /^\/_next\/static\/.+\.js$/u.test(pathname));
}

async function hold(page: Page, matches: (url: URL) => boolean): Promise<() => void> {
  const gate = new EventEmitter();
  const opened = once(gate, "open");
  await page.route(matches, async (route) => {
    await opened;
    await route.continue();
  });
  return () => {
    gate.emit("open");
  };
}

/** Lets every list that the page asks for from now on fail, until the function it gives is called. */
export async function refuseLists(
  page: Page,
  code: ProblemCode,
  details: Partial<ProblemDetails> = {},
): Promise<() => Promise<void>> {
  const isList = (url: URL) => url.pathname === "/api/jobs";
  const body = problem(code, { detail: "So it is in this test.", ...details });
  await page.route(isList, (route) =>
    route.fulfill({
      status: body.status,
      contentType: "application/problem+json",
      headers: details.retryAfter ? { "retry-after": String(details.retryAfter) } : {},
      json: body,
    }),
  );
  return () => page.unroute(isList);
}

/** What the app answers to a request that a spec has caught; a kept connection that it has just closed is opened anew. */
export const fromApp = (route: Route): Promise<APIResponse> => route.fetch({ maxRetries: 2 });

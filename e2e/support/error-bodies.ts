import type { BrowserContext, Response } from "@playwright/test";
import { keepError } from "./app/kept";

/** Keeps the body of every error that a browser gets; await what it gives before the browser closes. */
export function keepErrorsOf(context: BrowserContext): () => Promise<void> {
  const reading: Promise<void>[] = [];
  context.on("response", (response) => {
    if (response.status() >= 400) reading.push(keep(response));
  });
  return async () => {
    await Promise.all(reading);
  };
}

async function keep(response: Response): Promise<void> {
  // A page that was left meanwhile takes its bodies along.
  const body = await response.text().catch(() => "");
  const method = response.request().method();
  keepError({ method, url: response.url(), status: response.status(), body });
}

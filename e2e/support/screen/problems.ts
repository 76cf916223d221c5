import type { BrowserContext } from "@playwright/test";

/** Before the words of what a page's policy has kept from happening, on the console. */
const POLICY = "the page's policy forbids";

/**
 * Collects everything that goes wrong in a context without anyone looking: console errors, uncaught
 * errors and rejections, failed requests, answers of 400 and above, calls to another origin, and what
 * violates the policy of a page. Each is one line, so that a spec can allow it by a pattern.
 */
export async function watchProblems(
  context: BrowserContext,
  baseUrl: string,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const { origin } = new URL(baseUrl);
  await context.addInitScript((words) => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const { effectiveDirective, blockedURI, sample } = event;
      console.error(words, effectiveDirective, blockedURI, sample);
    });
  }, POLICY);

  context.on("console", (message) => {
    // Chromium repeats each failed answer on the console; the answer itself says more.
    if (message.type() !== "error" || message.text().startsWith("Failed to load resource")) return;
    problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (event) => {
    const error = event.error();
    problems.push(`uncaught: ${error.stack ?? error.message}`);
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) {
      problems.push(`foreign: ${request.method()} ${request.url()}`);
    }
  });
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "unknown reason";
    // A navigation or a newer question aborts the requests that nobody waits for any more.
    if (reason === "net::ERR_ABORTED") return;
    problems.push(`failed: ${request.method()} ${request.url()} ${reason}`);
  });
  context.on("response", (response) => {
    if (response.status() < 400) return;
    problems.push(`${response.status()}: ${response.request().method()} ${response.url()}`);
  });
  return problems;
}

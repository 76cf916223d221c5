import { cookieHeader, signInDemo } from "@/e2e/support/api/sign-in";
import { startApp } from "@/e2e/support/app/server";
import { scriptsOf, sizeOf, sizeTable, totalGzipped } from "@/e2e/support/screen/first-load";

/** The most JavaScript that a first visit to /jobs may load, in gzipped bytes. */
const BUDGET = 240 * 1000;

const printOnly = process.argv.includes("--print");

const app = await startApp();
try {
  const cookies = await signInDemo(app.baseUrl, "manager");
  const html = await textOf("/jobs", { cookie: cookieHeader(cookies) });
  const paths = scriptsOf(html);
  if (paths.length === 0) throw new Error("/jobs names no script: there is nothing to measure.");
  const sizes = await Promise.all(paths.map(async (path) => sizeOf(path, await textOf(path))));
  const total = totalGzipped(sizes);
  console.log(sizeTable(sizes));
  console.log(`The budget is ${BUDGET.toLocaleString("en-US")} bytes.`);
  if (total > BUDGET && !printOnly) {
    console.error(`/jobs loads ${(total - BUDGET).toLocaleString("en-US")} bytes too many.`);
    process.exitCode = 1;
  }
} finally {
  await app.stop();
}

async function textOf(path: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(`${app.baseUrl}${path}`, { headers, redirect: "manual" });
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return response.text();
}

import { expect } from "vitest";
import { cookieHeader, signInDemo } from "@/e2e/support/api/sign-in";
import { testIn } from "@/e2e/support/api-test";
import { scriptsOf, sizeOf, sizeTable, totalGzipped } from "@/e2e/support/screen/first-load";

/** The most JavaScript that a first visit to /jobs may load, in gzipped bytes. */
const BUDGET = 225 * 1000;

const test = testIn("shared");

test("a first visit to the list loads no more JavaScript than its budget", async ({ app }) => {
  const cookies = await signInDemo(app.baseUrl, "manager");
  const textOf = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${app.baseUrl}${path}`, { headers, redirect: "manual" });
    expect(response.status, path).toBe(200);
    return response.text();
  };
  const paths = scriptsOf(await textOf("/jobs", { cookie: cookieHeader(cookies) }));
  const sizes = await Promise.all(paths.map(async (path) => sizeOf(path, await textOf(path))));
  expect(sizes).not.toHaveLength(0);
  const table = sizeTable(sizes);
  console.log(`${table}\nThe budget is ${BUDGET.toLocaleString("en-US")} bytes.`);
  expect(totalGzipped(sizes), table).toBeLessThanOrEqual(BUDGET);
});

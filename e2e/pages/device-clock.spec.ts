import { browserCookies, signInDemo } from "@/e2e/support/api/sign-in";
import { expect, test } from "@/e2e/support/browser-test";
import { jobsScreen, waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import { watchProblems } from "@/e2e/support/screen/problems";
import { isDeep } from "@/lib/testing/deep";

const HOUR = 3_600_000;

// Where the browser's first render is not what the server wrote, React says so, which fails a test.
test("a device an hour ahead takes over each page as it came @desktop @deep", async ({
  page,
  signIn,
  api,
}) => {
  const [job] = (await (await api("admin")).get("/api/jobs?store=SEA-TUKWILA-01&size=1")).page()
    .jobs;
  await page.clock.install({ time: Date.now() + HOUR });
  await signIn("admin");
  await jobsScreen(page).open("/jobs?status=HOLD");
  const paths = [`/jobs/${job?.serviceJobId}`, "/audit"];
  if (isDeep()) paths.push("/lookup", "/sessions");
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await waitUntilAlive(page);
  }
});

// A browser takes TZ as it is, and names what it cannot find in its list `Etc/Unknown`.
test("a browser that names no zone shows each page in the marketplace's, and says so @desktop @deep", async ({
  playwright,
  launchOptions,
  app,
  api,
}) => {
  const [job] = (await (await api("admin")).get("/api/jobs?store=SEA-TUKWILA-01&size=1")).page()
    .jobs;
  const env = { ...process.env, TZ: "UTC+2" };
  const browser = await playwright.chromium.launch({ ...launchOptions, env });
  try {
    const context = await browser.newContext({ timezoneId: undefined });
    const problems = await watchProblems(context, app.baseUrl);
    const cookies = await signInDemo(app.baseUrl, "admin");
    await context.addCookies(browserCookies(cookies, app.baseUrl));
    const page = await context.newPage();
    const paths = ["/jobs?status=HOLD", `/jobs/${job?.serviceJobId}`];
    // Every other page has its zone from the same place.
    if (isDeep()) paths.push("/lookup", "/audit", "/sessions", "/sessions/all");
    for (const path of paths) {
      await page.goto(`${app.baseUrl}${path}`);
      await expect(page.getByRole("region", { name: "Time zone" })).toContainText(
        "Times are in Pacific Time (Los Angeles), the marketplace’s zone.",
      );
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await waitUntilAlive(page);
    }
    const named = await page.evaluate(() => new Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(named).toBe("Etc/Unknown");
    await expect(
      page
        .getByText(/\bP[SD]T\b/u)
        .filter({ visible: true })
        .first(),
    ).toBeVisible();
    expect(problems).toEqual([]);
  } finally {
    await browser.close();
  }
});

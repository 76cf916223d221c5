import { expect, test } from "../support/fixtures";
import { jobsScreen, waitUntilAlive } from "../support/jobs-screen";

const HOUR = 3_600_000;

// Where the browser's first render is not what the server wrote, React says so, which fails a test.
test("a device an hour ahead takes over each page as it came @desktop", async ({
  page,
  signIn,
  api,
}) => {
  const [job] = (await (await api("admin")).get("/api/jobs?status=HOLD&size=1")).page().jobs;
  await page.clock.install({ time: Date.now() + HOUR });
  await signIn("admin");
  await jobsScreen(page).open("/jobs?status=HOLD");
  for (const path of [`/jobs/${job?.serviceJobId}`, "/lookup", "/audit", "/sessions"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await waitUntilAlive(page);
  }
});

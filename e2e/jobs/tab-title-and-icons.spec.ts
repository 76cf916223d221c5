import { expect, test } from "@/e2e/support/browser-test";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";

test("the tab is named after the list, and after the job @desktop @deep", async ({
  page,
  signIn,
}) => {
  await signIn("viewer");
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=COMPLETED&created=90d&size=5&page=2");
  await expect(page).toHaveTitle("2 filters, page 2 · Jobs · Service Jobs");
  await screen.removeChip("Status: Completed");
  await expect(page).toHaveTitle("1 filter · Jobs · Service Jobs");
  await screen.links.first().click();
  await expect(page).toHaveTitle(/^Job \d+ · Jobs · Service Jobs$/);
  await screen.drawer.getByRole("link", { name: "Open as a page" }).click();
  await expect(page).toHaveURL(/\/jobs\/\d+$/);
  await expect(page).toHaveTitle(/^Job \d+ · Service Jobs$/);
});

test("browsers and phones find their icons @desktop", async ({ request, app }) => {
  for (const [path, type] of [
    ["/favicon.ico", "image/x-icon"],
    ["/apple-icon.png", "image/png"],
    ["/manifest.webmanifest", "application/manifest+json"],
    ["/icon-192.png", "image/png"],
    ["/icon-512.png", "image/png"],
  ] as const) {
    const response = await request.get(`${app.baseUrl}${path}`);
    expect([path, response.status(), response.headers()["content-type"]]).toEqual([
      path,
      200,
      expect.stringContaining(type),
    ]);
  }
});

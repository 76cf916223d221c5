import { expect, test } from "@/e2e/support/browser-test";
import { copiedText } from "@/e2e/support/screen/clipboard";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";

test.beforeEach(({ signIn }) => signIn("manager"));

test("user report 23: read-only staff see who the buyers are @desktop", async ({
  page,
  api,
  signIn,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { jobs } = (await (await api("manager")).get("/api/jobs?status=COMPLETED&size=5")).page();
  const names = jobs.flatMap(({ buyer }) => buyer?.name ?? []);
  expect(names.length).toBeGreaterThan(0);
  await signIn("viewer");
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=COMPLETED&size=5");
  await screen.links.first().click();
  await screen.drawer.getByRole("button", { name: "Show raw JSON" }).click();
  await screen.drawer.getByRole("button", { name: "Copy as text" }).click();
  await expect(page.getByText("Copied as text")).toBeVisible();
  const seen = `${await page.content()} ${await copiedText(page)}`;
  for (const name of names) expect(seen).not.toContain(name);
});

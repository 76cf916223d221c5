import { expect, test } from "@/e2e/support/browser-test";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";

for (const [timezoneId, variant] of [
  ["America/Los_Angeles", " @deep"],
  ["Asia/Tokyo", ""],
] as const) {
  test.describe(`for a viewer in ${timezoneId}`, () => {
    test.use({ timezoneId });

    test(`a time is the job site's, the viewer's own beside it where it differs @desktop${variant}`, async ({
      page,
      signIn,
    }) => {
      await signIn("manager");
      const screen = jobsScreen(page);
      await screen.open("/jobs?status=NOT_SERVICED&store=SEA-TUKWILA-01&created=90d");
      await screen.links.first().click();
      const time = screen.drawer.getByRole("time").first();
      await expect(time).toContainText(/P[SD]T$/);
      const own = screen.drawer.getByText(/^Your time: .*(?:JST|GMT\+9)$/).first();
      await expect(own).toBeVisible({ visible: timezoneId === "Asia/Tokyo" });
    });
  });
}

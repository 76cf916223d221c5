import { expect, test } from "../support/fixtures";
import { jobsScreen } from "../support/jobs-screen";

test.use({ allowedProblems: /^400: GET .*SIM-REJECT/ });

const WIDTHS = [320, 390, 640, 1024, 1440, 2560];

for (const width of WIDTHS) {
  test(`nothing makes the page scroll sideways at ${width} px @desktop`, async ({
    page,
    signIn,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    const screen = jobsScreen(page);
    const expectNoSidewaysScroll = async (where: string) => {
      const excess = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(excess, where).toBe(0);
    };

    await page.goto("/sign-in");
    await expectNoSidewaysScroll("sign-in");
    await signIn("manager");
    await screen.open(
      "/jobs?status=COMPLETED,NOT_SERVICED&created=90d&asin=SHORT&tz=America/Chicago",
    );
    await expectNoSidewaysScroll("list");
    await screen.links.first().click();
    await expect(screen.drawer.getByRole("heading", { name: "Ids" })).toBeVisible();
    await expectNoSidewaysScroll("drawer");
    await page.goto("/jobs?store=SIM-REJECT");
    await expect(page.getByRole("heading", { name: "Amazon refused the request" })).toBeVisible();
    await expectNoSidewaysScroll("failed");
  });
}

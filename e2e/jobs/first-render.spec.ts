import { browserCookies, signInDemo } from "@/e2e/support/api/sign-in";
import { expect, test } from "@/e2e/support/browser-test";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";

test("the first HTML holds the rows @desktop", async ({ api }) => {
  const { get } = await api("manager");
  const { jobs } = (await get("/api/jobs?status=HOLD")).page();
  const { text } = await get("/jobs?status=HOLD");
  expect(jobs.length).toBeGreaterThan(5);
  for (const { serviceOrderId } of jobs) expect(text).toContain(`>${serviceOrderId}</a>`);
});

test("a viewer's HTML holds initials and no buyer's name @desktop", async ({ api }) => {
  const [manager, viewer] = [await api("manager"), await api("viewer")];
  const { jobs } = (await manager.get("/api/jobs?status=PENDING_SCHEDULE")).page();
  const { text } = await viewer.get("/jobs?status=PENDING_SCHEDULE");
  const technicians = JSON.stringify(jobs.map(({ appointments }) => appointments));
  const names = jobs.flatMap(({ buyer }) => buyer?.name ?? []);
  const secret = names.filter((name) => !technicians.includes(name));
  expect(secret.length).toBeGreaterThan(5);
  expect(text).toContain(`>${jobs[0]?.serviceOrderId}</a>`);
  for (const name of secret) expect(text).not.toContain(name);
});

test("a shared link shows a colleague of another role, in another time zone, the same list @desktop @deep", async ({
  page,
  signIn,
  browser,
  app,
}) => {
  const screen = jobsScreen(page);
  await signIn("manager");
  await screen.open("/jobs?created=90d&status=COMPLETED&sort=date");
  await screen.pager.getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(screen.pager).toContainText("21–40");
  const orders = await screen.orderIds();

  const elsewhere = await browser.newContext({ timezoneId: "Asia/Tokyo" });
  const cookies = await signInDemo(app.baseUrl, "viewer");
  await elsewhere.addCookies(browserCookies(cookies, app.baseUrl));
  const theirs = await elsewhere.newPage();
  const their = jobsScreen(theirs);
  await their.open(page.url());
  expect(await their.orderIds()).toEqual(orders);
  const times = await screen.table.getByRole("time").allTextContents();
  expect(times.length).toBeGreaterThan(20);
  expect(await their.table.getByRole("time").allTextContents()).toEqual(times);

  await screen.links.first().click();
  await their.links.first().click();
  await expect(screen.drawer.getByRole("time").first()).toBeVisible();
  await expect(their.drawer.getByRole("time").first()).toBeVisible();
  expect(await their.drawer.getByRole("time").allTextContents()).toEqual(
    await screen.drawer.getByRole("time").allTextContents(),
  );
  await elsewhere.close();
});

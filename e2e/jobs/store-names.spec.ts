import { expect, test } from "@/e2e/support/browser-test";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";

const [ID, NAME] = ["SEA-TUKWILA-01", "Tukwila, South"];

test.use({ environment: "configured" });

test.beforeEach(({ signIn }) => signIn("manager"));

test("a store goes by its name wherever it stands, and is found by name or id @desktop @deep", async ({
  page,
  api,
}) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?created=90d");
  await screen.inFilter(/^Store/, async (place) => {
    const field = place.getByRole("combobox", { name: "Add to Store" });
    const named = place.getByRole("group", { name: "Named stores" });
    await expect(named.getByRole("option")).toHaveText([/Beaverton/, /Tukwila, South/]);
    await field.fill("tukwila-01");
    await expect(named.getByRole("option")).toHaveText([`${NAME}${ID}`]);
    await field.fill("beaverton");
    await field.press("Enter");
    await expectParameters(page, { created: "90d", store: "PDX-BEAVERTON-01" });
    await field.fill("south");
    await named.getByRole("option", { name: NAME }).click();
    await expectParameters(page, { created: "90d", store: `PDX-BEAVERTON-01,${ID}` });
  });
  await screen.inFilter(/^Store/, async (place) => {
    await place.getByRole("button", { name: "Remove Beaverton" }).click();
    await expectParameters(page, { created: "90d", store: ID });
  });
  await expect(screen.chip("Store")).toContainText(NAME);
  const cell = screen.table.getByTitle(`${NAME} (${ID})`);
  const { jobs } = (await (await api("manager")).get(`/api/jobs?created=90d&store=${ID}`)).page();
  await expect(cell).toHaveCount(jobs.filter(({ storeId }) => storeId === ID).length);

  await screen.links.first().click();
  await expect(
    screen.drawer.getByRole("definition").getByText(NAME, { exact: true }).first(),
  ).toBeVisible();
  await screen.drawer.getByRole("link", { name: "Open as a page" }).click();
  await expect(page).toHaveURL(/\/jobs\/\d+/);
  await expect(page.getByRole("definition").getByText(NAME, { exact: true }).first()).toBeVisible();
});

test("the lookup names stores, and so do the commands @desktop @deep", async ({ page, api }) => {
  const { jobs } = (await (await api("manager")).get(`/api/jobs?created=90d&store=${ID}`)).page();
  const screen = jobsScreen(page);
  await screen.open();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /commands/i }).fill("tukwila");
  await page.getByRole("option", { name: new RegExp(NAME) }).click();
  await expectParameters(page, { store: ID });

  await page.goto("/lookup");
  await page.getByRole("textbox", { name: "Ids" }).fill(jobs[0]?.serviceOrderId ?? "");
  await page.getByRole("button", { name: "Look up" }).click();
  const found = page.getByRole("table", { name: "Jobs found" });
  await expect(found.getByTitle(`${NAME} (${ID})`).first()).toBeVisible();
});

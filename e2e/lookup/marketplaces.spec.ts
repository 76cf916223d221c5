import { expect, test } from "@/e2e/support/browser-test";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";

const JAPAN = "A1VC38T7YXB528";

test.use({ environment: "configured" });

test.beforeEach(({ signIn }) => signIn("manager"));

test("ids are looked up in the marketplace that was chosen @desktop @deep", async ({
  page,
  api,
}) => {
  const { jobs } = (await (await api("manager")).get("/api/jobs?created=90d&size=1")).page();
  const order = jobs[0]?.serviceOrderId ?? "";
  await page.goto("/lookup");
  await waitUntilAlive(page);
  const place = page.getByRole("combobox", { name: "Marketplace" });
  await expect(place).toHaveValue("ATVPDKIKX0DER");
  await page.getByRole("textbox", { name: "Ids" }).fill(order);
  await place.selectOption("Japan");
  const asked = page.waitForRequest("**/api/jobs/lookup");
  await page.getByRole("button", { name: "Look up" }).click();
  expect((await asked).postDataJSON()).toMatchObject({ ids: [order], marketplace: JAPAN });
  const missing = page.getByRole("region", { name: "Not found" });
  await expect(missing).toContainText("in the marketplace Japan");

  await place.selectOption("United States");
  await page.getByRole("button", { name: "Look up" }).click();
  await expect(page.getByRole("table", { name: "Jobs found" })).toContainText(order);
  await page.reload();
  await expect(page.getByRole("table", { name: "Jobs found" })).toContainText(order);
});

test("a marketplace that is no longer offered is not asked for @desktop @deep", async ({
  page,
}) => {
  await page.goto("/lookup");
  await waitUntilAlive(page);
  await page.evaluate(() =>
    sessionStorage.setItem(
      "lookup",
      JSON.stringify({ text: "999-0000000-0000001", marketplace: "A1PA6795UKMFR9", asked: null }),
    ),
  );
  await page.reload();
  await waitUntilAlive(page);
  await expect(page.getByRole("combobox", { name: "Marketplace" })).toHaveValue("ATVPDKIKX0DER");
  await page.getByRole("button", { name: "Look up" }).click();
  await expect(page.getByRole("region", { name: "Not found" })).toContainText("United States");
});

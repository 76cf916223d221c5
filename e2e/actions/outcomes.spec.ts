import { booked } from "@/e2e/support/api/actions";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessibleInBothSchemes } from "@/e2e/support/screen/axe";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import { toasts } from "@/e2e/support/screen/toasts";

test.use({
  environment: "fast",
  // What nobody knows the end of, and what Amazon refuses.
  allowedProblems: /^(504: (POST .*\/fulfil|GET .*\/api\/actions\/.*)|400: POST .*\/fulfil)$/,
});

test("of an arrival window whose answer was lost nobody knows, and it is sent again by a person alone @deep", async ({
  page,
  ownSimulator,
  signIn,
}) => {
  test.slow();
  const simulator = controlOf(ownSimulator);
  const id = await booked(simulator);
  await signIn("manager");
  await page.goto(`/jobs/${id}`);
  await waitUntilAlive(page);
  const dialog = page.getByRole("dialog", { name: "Arrival window" });
  const card = dialog.getByText("Amazon did not say whether it was done");
  const written = async () => (await simulator.writesTo(id)).length;
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Arrival window…" }).click();
  const end = dialog.getByRole("textbox").last();
  await expect(end).toHaveValue(/^\d\d:\d\d$/);
  const before = await end.inputValue();
  await end.fill("");
  await expect(dialog.getByRole("button", { name: "Save window" })).toBeDisabled();
  await end.fill(before);
  await expectAccessibleInBothSchemes(page);
  await simulator.spoil(id, "lost");
  await dialog.getByRole("button", { name: "Save window" }).click();
  await expect(card).toBeVisible({ timeout: 30_000 });
  await expect(dialog.getByRole("button", { name: "Save window" })).toHaveCount(0);
  await expectAccessibleInBothSchemes(page);
  const sent = await written();

  // To look again sends nothing.
  await dialog.getByRole("button", { name: "Check again" }).click();
  await expect(card).toBeVisible({ timeout: 30_000 });
  expect(await written()).toBe(sent);

  // Whoever closes it finds it beside the job.
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  const region = page.getByRole("region", { name: "What can be done" });
  await region.getByRole("button", { name: "Try again" }).click();
  await expect(toasts(page).getByText("Saved")).toBeVisible();
  expect(await written()).toBe(sent + 1);
});

const pdf = (words: string) => ({
  name: `${words === "" ? "receipt" : "bad"}.pdf`,
  mimeType: "application/pdf",
  buffer: Buffer.from(`%PDF-1.7\n${words}\n%%EOF\n`, "latin1"),
});

test("a document with malware goes no further, and one that has expired is uploaded again @deep", async ({
  page,
  ownSimulator,
  signIn,
}) => {
  const simulator = controlOf(ownSimulator);
  const id = await booked(simulator);
  await signIn("manager");
  await page.goto(`/jobs/${id}`);
  await waitUntilAlive(page);
  await page.getByRole("button", { name: "Close job…" }).click();
  const dialog = page.getByRole("dialog", { name: "Close the job" });
  const save = dialog.getByRole("button", { name: "Save and continue" });
  const files = dialog.locator("input[type=file][multiple]");
  await save.click();
  await expect(dialog.getByRole("button", { name: "Documents" })).toBeFocused();

  await files.setInputFiles(pdf("EICAR-STANDARD-ANTIVIRUS-TEST-FILE"));
  await expect(dialog.getByText(/ready until \d\d:\d\d/)).toHaveCount(1);
  await save.click();
  await expect(dialog.getByText("Amazon found malware in this file.").first()).toBeVisible();
  await expect(dialog.getByRole("button", { name: /^Upload bad.pdf again/ })).toHaveCount(0);
  await expectAccessibleInBothSchemes(page);
  await dialog.getByRole("button", { name: "Remove bad.pdf" }).click();

  await files.setInputFiles(pdf(""));
  await expect(dialog.getByText(/ready until \d\d:\d\d/)).toHaveCount(1);
  await simulator.passTime(301_000);
  await save.click();
  await expect(dialog.getByText("The upload has expired.").first()).toBeVisible();
  await dialog
    .getByRole("button", { name: /receipt\.pdf/ })
    .first()
    .click();
  await expect(dialog.getByText(/ready until \d\d:\d\d/)).toHaveCount(1);
  await save.click();
  await expect(dialog.getByText("1 document")).toBeVisible();
});

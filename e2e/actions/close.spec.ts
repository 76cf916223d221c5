import { booked, readJob } from "@/e2e/support/api/actions";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessible } from "@/e2e/support/screen/axe";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";

test.use({ environment: "fast" });

const PNG = Buffer.from(
  "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082",
  "hex",
);

/** A picture of two by two pixels, of a kind that Amazon does not take and every browser reads. */
function bitmap(): Buffer {
  const head = Buffer.alloc(54);
  head.write("BM", "latin1");
  head.writeUInt32LE(70, 2);
  head.writeUInt32LE(54, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(2, 18);
  head.writeInt32LE(2, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  return Buffer.concat([head, Buffer.from("0000ffffffff00000000ff00ff000000", "hex")]);
}

const file = (name: string, buffer: Buffer) => ({ name, mimeType: "image/*", buffer });

test("a visit that is over is told in parts, and its job completed with a photo", async ({
  page,
  api,
  ownSimulator,
  signIn,
}) => {
  const caller = await api("manager");
  const id = await booked(controlOf(ownSimulator));
  await signIn("manager");
  await page.goto(`/jobs/${id}`);
  await waitUntilAlive(page);
  const open = page.getByRole("button", { name: "Close job…" });
  const dialog = page.getByRole("dialog", { name: "Close the job" });
  const step = (name: string) => dialog.getByRole("button", { name });
  await open.click();
  await expect(dialog.getByRole("textbox", { name: "Time of the end" })).toHaveValue(/^\d\d:\d\d$/);

  const end = dialog.getByRole("textbox", { name: "Time of the end" });
  const before = await end.inputValue();
  await end.fill("");
  await expect(dialog.getByText("A start and an end are needed").first()).toBeVisible();
  await expect(step("Save and continue")).toBeDisabled();
  await end.fill(before);
  await expectAccessible(page);
  const sent = page.waitForRequest((request) => request.url().endsWith("/fulfil"));
  await step("Save and continue").click();
  // Those who came are those who were to come.
  expect(Object.keys((await sent).postDataJSON()).sort()).toEqual([
    "appointment",
    "seen",
    "worked",
  ]);

  await expect(step("Documents")).toBeFocused();
  const files = dialog.locator("input[type=file][multiple]");
  await files.setInputFiles([
    file("photo.png", PNG),
    file("old.bmp", bitmap()),
    file("notes.txt", Buffer.from("no picture")),
  ]);
  await expect(dialog.getByText(/ready until \d\d:\d\d/)).toHaveCount(2);
  await expect(dialog.getByText("This is no TIFF, JPEG, PNG, GIF or PDF")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(open).toBeFocused();
  await open.click();
  await dialog.getByRole("button", { name: "Remove notes.txt" }).click();
  await expect(dialog.getByText(/ready until \d\d:\d\d/)).toHaveCount(2);
  await step("Save and continue").click();

  await expect(dialog.getByText("2 documents")).toBeVisible();
  await expect(dialog.getByText("A completed job cannot be opened again.")).toBeVisible();
  await expect(step("Complete").first()).toBeFocused();
  await expectAccessible(page);
  // No second press of a key completes it.
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Complete job" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("The job is completed").first()).toBeVisible();
  await expect(open).toBeHidden();
  const after = await readJob(caller, id);
  expect(after).toMatchObject({
    serviceJobStatus: "COMPLETED",
    appointments: [{ poa: { poaType: "POA_RECEIPT" } }],
  });
});

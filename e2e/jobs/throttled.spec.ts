import { expect, test } from "@/e2e/support/browser-test";

test.use({
  environment: "throttled",
  allowedProblems: /^429: GET .*\/api\/jobs/,
});

test("throttled: a calm countdown that can be stopped @desktop @deep", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("manager");
  const spent = await (await api("viewer")).get("/api/jobs");
  expect(spent.status).toBe(200);
  await page.goto("/jobs?status=HOLD");
  const state = page.getByRole("status").filter({ hasText: "request quota is used up" });
  await expect(state.getByRole("timer")).toHaveText(/^Trying again in \d+ seconds$/);
  await expect(page.getByRole("alert").filter({ hasText: "quota" })).toHaveCount(0);
  await state.getByRole("button", { name: "Do not retry" }).click();
  await expect(state.getByRole("timer")).toHaveCount(0);
  await expect(state.getByRole("button", { name: "Try again" })).toBeVisible();
});

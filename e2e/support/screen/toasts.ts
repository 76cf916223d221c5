import { expect, type Locator, type Page } from "@playwright/test";

/** Passing messages; each is repeated elsewhere for assistive technology. */
export function toasts(page: Page): Locator {
  return page.getByRole("region", { name: "Notifications" });
}

/** Sees a message and takes it away, so that the next one is another. */
export async function expectSaid(page: Page, title: string): Promise<void> {
  await expect(toasts(page).getByText(title)).toBeVisible();
  // A message is announced apart: until the pointer is near, its buttons are there for the eye alone.
  const close = toasts(page).getByRole("button", { name: "Dismiss", includeHidden: true });
  await close.first().click();
  await expect(toasts(page).getByText(title)).toBeHidden();
}

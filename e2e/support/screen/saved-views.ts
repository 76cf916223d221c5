import { expect, type Locator, type Page } from "@playwright/test";
import type { Api } from "@/e2e/support/api/client";
import type { Role } from "@/lib/access/role";
import type { PersonViews } from "@/lib/views/view";

/** The views control and its panel, as a person finds their way on them. */
export function viewsOf(page: Page) {
  const control = page.getByRole("button", { name: /^View:/ });
  const panel = page.getByRole("dialog", { name: "Views", exact: true });
  return {
    control,
    panel,
    /** The list of everything where nobody shares anything. */
    list: panel.getByRole("list", { name: "Views" }),
    mine: panel.getByRole("list", { name: "Mine" }),
    team: panel.getByRole("list", { name: "Team" }),
    press: (name: string) => panel.getByRole("button", { name, exact: true }).click(),
    async saveAs(name: string, { shared = false } = {}) {
      await control.click();
      await panel.getByRole("button", { name: "Save as new view" }).click();
      await panel.getByRole("textbox", { name: "Name of the new view" }).fill(name);
      if (shared) await panel.getByRole("checkbox", { name: "Share with the team" }).click();
      await panel.getByRole("button", { name: "Save", exact: true }).click();
      await expect(panel).toBeHidden();
      await expect(control).toContainText(name);
    },
  };
}

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

export async function bookOf({ get }: Api): Promise<PersonViews> {
  return JSON.parse((await get("/api/views")).text);
}

/** Leaves nobody with a view or a choice: the demo's people outlive a test. */
export async function emptyBooks(api: (role: Role) => Promise<Api>): Promise<void> {
  for (const role of ["viewer", "manager", "admin"] as const) {
    const person = await api(role);
    const { views } = await bookOf(person);
    for (const { id } of views.filter(({ kept }) => kept?.own)) {
      const reply = await person.send("DELETE", `/api/views/${id}`);
      expect(reply.status).toBe(200);
    }
    const data = { order: [], hidden: [], defaultId: null };
    expect((await person.send("PATCH", "/api/views", { data })).status).toBe(200);
  }
}

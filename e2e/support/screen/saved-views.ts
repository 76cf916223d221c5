import { expect, type Page } from "@playwright/test";

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

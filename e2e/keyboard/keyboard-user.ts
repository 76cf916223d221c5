import type { Page } from "@playwright/test";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";
import { keyboardOf } from "./keyboard";

/** Somebody at work on the page, with the keyboard alone. */
export function walkerOn(page: Page) {
  return {
    page,
    keys: keyboardOf(page),
    screen: jobsScreen(page),
    dialog: page.getByRole("dialog"),
    parameter: (name: string) => new URL(page.url()).searchParams.get(name),
  };
}

export type Walker = ReturnType<typeof walkerOn>;

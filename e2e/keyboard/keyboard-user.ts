import { expect, type Locator, type Page } from "@playwright/test";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";

/** More stops than any screen has. */
const MOST_STOPS = 120;

/** What the focus is like: on nothing, on something that does not show it, or fine. */
function focusNow(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return "lost";
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    const shows = outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0;
    return shows ? "seen" : `not seen on ${focused.outerHTML.slice(0, 200)}`;
  });
}

/** A person without a mouse. Whatever they press, the focus must stay somewhere and be seen. */
function keyboardOf(page: Page) {
  const expectFocusSeen = () => expect.poll(() => focusNow(page)).toBe("seen");

  async function press(...keys: string[]) {
    for (const key of keys) {
      await page.keyboard.press(key);
      await expectFocusSeen();
    }
  }

  /** Tabs to `target`, forwards or back; every stop on the way must show that it has the focus. */
  async function reach(target: Locator, key: "Tab" | "Shift+Tab" = "Tab") {
    const isThere = () => target.evaluate((it) => it === document.activeElement);
    await expect(target).toBeAttached();
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if (await isThere()) return;
      await press(key);
    }
    throw new Error(`${target} is not reached with ${key}.`);
  }

  return {
    expectFocusSeen,
    press,
    reach,
    /** Tabs to `target` and presses Enter, after which the focus may go with the page. */
    async enter(target: Locator, key?: "Tab" | "Shift+Tab") {
      await reach(target, key);
      await page.keyboard.press("Enter");
    },
    type: (text: string) => page.keyboard.type(text),
  };
}

/** Somebody at work on the page, with the keyboard alone. */
export function keyboardUserOn(page: Page) {
  return {
    page,
    keys: keyboardOf(page),
    screen: jobsScreen(page),
    dialog: page.getByRole("dialog"),
    parameter: (name: string) => new URL(page.url()).searchParams.get(name),
  };
}

export type KeyboardUser = ReturnType<typeof keyboardUserOn>;

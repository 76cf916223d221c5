import { expect, type Locator, type Page } from "@playwright/test";
import { paste } from "./clipboard";

/** Does what a person does, and counts it: a click, a key and a paste are an action each. */
export type Hand = {
  page: Page;
  click: (target: Locator) => Promise<void>;
  press: (key: string) => Promise<void>;
  /** Beside every field. */
  paste: (text: string) => Promise<void>;
  actions: () => number;
};

export function handOn(page: Page): Hand {
  let count = 0;
  const counted = async (action: Promise<void>) => {
    count += 1;
    await action;
  };
  return {
    page,
    click: (target) => counted(target.click()),
    press: (key) => counted(page.keyboard.press(key)),
    paste: (text) => counted(paste(page.locator("body"), text)),
    actions: () => count,
  };
}

/** What the questions are asked about. */
export type Asked = {
  /** An id that somebody reads out, and the job's own. */
  id: string;
  serviceJobId: string;
  /** A column of a spreadsheet. */
  ids: readonly string[];
};

export type DayQuestion = {
  name: string;
  /** Where a person is when it comes up. */
  at: string;
  /** Actions at most. */
  goal: number;
  /** Resolves once the answer can be read. */
  answer: (hand: Hand, asked: Asked) => Promise<void>;
};

/** The questions of a manager's day, each with the way to its answer. */
export const DAY_QUESTIONS = {
  stuck: {
    name: "What is new or stuck?",
    at: "/",
    goal: 0,
    answer: async ({ page }) => {
      const queues = page.getByRole("navigation", { name: "Queues" }).getByRole("link");
      await expect(queues.first()).toBeInViewport();
      await expect(queues.last()).toBeInViewport();
      await expect(page.locator("[data-row]").first()).toBeInViewport();
    },
  },
  today: {
    name: "Who goes where today?",
    at: "/",
    goal: 1,
    answer: async ({ page, click }) => {
      await click(page.getByRole("link", { name: "Schedule", exact: true }));
      const board = page.getByRole("region", { name: "Visits", exact: true });
      await expect(board.getByRole("region").first()).toBeInViewport();
    },
  },
  id: {
    name: "This order number on the phone",
    at: "/",
    goal: 2,
    answer: async ({ page, paste, press }, { id, serviceJobId }) => {
      await paste(`Order no. ${id}`);
      await press("Enter");
      await expect(page).toHaveURL(new RegExp(`job=${serviceJobId}`, "u"));
      await expect(page.getByRole("dialog").getByRole("heading").first()).toBeVisible();
    },
  },
  ids: {
    name: "200 ids",
    at: "/",
    goal: 2,
    answer: async ({ page, paste, press }, { ids }) => {
      await paste(ids.join("\n"));
      await press("Enter");
      const rows = page.getByRole("table", { name: "Jobs found" }).getByRole("row");
      await expect(rows).toHaveCount(ids.length + 1);
    },
  },
  changed: {
    name: "What changed?",
    at: "/jobs",
    goal: 1,
    answer: async ({ page, click }) => {
      await click(page.getByRole("button", { name: /new or changed since/ }));
      await expect(page).toHaveURL(/updated=/);
      await expect(page.locator("[data-row]").first()).toBeInViewport();
    },
  },
  share: {
    name: "Share",
    at: "/jobs?status=HOLD",
    goal: 2,
    answer: async ({ page, click }) => {
      await click(page.getByRole("button", { name: "Copy link", exact: true }));
      await click(page.getByRole("menuitem", { name: "Live link" }));
      await expect(page.getByText("Live link copied").first()).toBeVisible();
    },
  },
  sheet: {
    name: "A spreadsheet",
    at: "/jobs?status=HOLD",
    goal: 2,
    answer: async ({ page, click }) => {
      await click(page.getByRole("button", { name: "Export", exact: true }));
      await click(page.getByRole("button", { name: "Start export" }));
      await expect(page.getByRole("dialog", { name: "Export jobs" })).toContainText(/\.xlsx/);
    },
  },
} as const satisfies Record<string, DayQuestion>;

/** What a browser remembers of an earlier visit; each runs in the page. */
export const looked = {
  atAll: () => Object.keys(localStorage).some((key) => key.startsWith("service-jobs.looked.")),
  /** Sets it back by two hours. */
  hoursAgo: () => {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith("service-jobs.looked.")) continue;
      localStorage.setItem(key, String(Number(localStorage.getItem(key)) - 2 * 60 * 60_000));
    }
  },
};

import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessible } from "@/e2e/support/screen/axe";
import { scriptsOf } from "@/e2e/support/screen/first-load";
import { jobsScreen, waitUntilAlive } from "@/e2e/support/screen/jobs-screen";

/** The same screen in each language, with a total, a date and a clock as people write them there; a year where it is another one. */
const LANGUAGES = [
  {
    locale: "en-US",
    lang: "en",
    heading: "Jobs",
    account: /^Account/,
    total: /^\d+,\d{3} jobs$/,
    day: /\w{3} \d+ \w{3,4}( \d{4})?, \d\d:\d\d/,
  },
  {
    locale: "de-AT",
    lang: "de",
    heading: "Aufträge",
    account: /^Konto/,
    total: /^\d+\.\d{3} Aufträge$/,
    day: /\w\w\., \d+\. \S+( \d{4})?, \d\d:\d\d/,
  },
  {
    locale: "zh-CN",
    lang: "zh-CN",
    heading: "工单",
    account: /^账户/,
    total: /^\d+,\d{3} 个工单$/,
    day: /\d+月\d+日周. \d\d:\d\d/,
  },
] as const;

/** The longest words have to fit a phone, too. */
const ON = { en: " @deep", de: " @deep", "zh-CN": "" };

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

const widthBeyondWindow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

async function chooseLanguage(page: Page, account: RegExp, name: string) {
  await page.getByRole("button", { name: account }).click();
  await page.getByRole("menuitemradio", { name, exact: true }).click();
}

for (const { locale, lang, heading: title, account, total, day } of LANGUAGES) {
  test.describe(`a browser that asks for ${locale}`, () => {
    test.use({ locale });

    test(`gets words, numbers and dates of its language${ON[lang]}`, async ({ page, signIn }) => {
      await signIn("manager");
      await page.goto("/jobs?created=90d");
      await expect(heading(page, title)).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await expect(page.getByText(total)).toBeVisible();
      await expect(page.getByRole("table").getByText(day).first()).toBeVisible();
      expect(await widthBeyondWindow(page)).toBe(0);
      await waitUntilAlive(page);
      await page.getByRole("button", { name: account }).click();
      await expect(page.getByRole("menuitemradio")).toHaveCount(4);
      await expect(page.getByRole("menuitemradio", { checked: true })).not.toHaveAttribute("lang");
      // In English the menu is one of the popups whose turn comes elsewhere.
      if (lang !== "en") await expectAccessible(page);
    });

    test(`reads the sign-in page, and can have it in another language${lang === "zh-CN" ? "" : " @deep"}`, async ({
      page,
    }) => {
      await page.goto("/sign-in");
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await waitUntilAlive(page);
      for (const { lang: other, name, words } of [
        { lang: "de", name: "Deutsch", words: "Bei „Serviceaufträge“ anmelden" },
        { lang: "zh-CN", name: "简体中文", words: "登录服务工单" },
        { lang: "en", name: "English", words: "Sign in to Service Jobs" },
      ]) {
        await page.getByRole("button", { name, exact: true }).click();
        await expect(heading(page, words)).toBeVisible();
        await expect(page.locator("html")).toHaveAttribute("lang", other);
        await expect(page.getByRole("button", { name })).toHaveAttribute("aria-pressed", "true");
      }
      await expect(page).toHaveURL(/\/sign-in$/);
      // A refresh takes the title away for a moment.
      await expect(page).toHaveTitle(/./);
    });
  });
}

test("another language keeps the address, the rows and a reload @desktop", async ({
  page,
  signIn,
}) => {
  await signIn("manager");
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=NOT_SERVICED,HOLD&created=90d");
  const url = page.url();
  const orders = await screen.orderIds();
  await chooseLanguage(page, /^Account/, "Deutsch");
  await expect(heading(page, "Aufträge")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page).toHaveTitle(/· Serviceaufträge$/);
  expect(page.url()).toBe(url);
  const links = page.getByRole("table", { name: "Serviceaufträge" }).getByRole("link");
  await expect(links).toHaveText(orders);
  await page.reload();
  await expect(heading(page, "Aufträge")).toBeVisible();
  await waitUntilAlive(page);
  await chooseLanguage(page, /^Konto/, "Wie im Browser");
  await expect(heading(page, "Jobs")).toBeVisible();
  expect(page.url()).toBe(url);
});

test("another language keeps what was typed @desktop @deep", async ({ page, signIn }) => {
  await signIn("manager");
  await page.goto("/lookup");
  await waitUntilAlive(page);
  await page.getByRole("textbox", { name: "Ids" }).fill("113-0000000-0000000");
  await chooseLanguage(page, /^Account/, "简体中文");
  await expect(heading(page, "查询")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "编号" })).toHaveValue("113-0000000-0000000");
});

test("a shared address opens in the colleague's own language @desktop @deep", async ({
  page,
  browser,
  app,
  context,
  signIn,
}) => {
  await signIn("manager");
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=HOLD&created=90d");
  await screen.links.first().click();
  await expect(screen.drawer).toBeVisible();
  await expect(page).toHaveURL(/[?&]job=/);
  const colleague = await browser.newContext({ locale: "zh-CN", baseURL: app.baseUrl });
  await colleague.addCookies(await context.cookies());
  const theirs = await colleague.newPage();
  await theirs.goto(page.url());
  const drawer = theirs.getByRole("dialog");
  await expect(drawer.getByRole("heading", { name: "时间" })).toBeVisible();
  await expect(drawer).toContainText("暂挂");
  await colleague.close();
});

test("the keyboard alone changes the language @desktop @deep", async ({ page, signIn }) => {
  await signIn("manager");
  await jobsScreen(page).open();
  const account = page.getByRole("button", { name: /^Account/ });
  await account.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("D");
  await page.keyboard.press("Enter");
  await expect(heading(page, "Aufträge")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Konto/ })).toBeFocused();
});

test("only the words of its language reach a browser @desktop", async ({ api }) => {
  const { get } = await api("manager");
  const { text: html } = await get("/jobs", { "accept-language": "de" });
  const scripts = await Promise.all(scriptsOf(html).map((path) => get(path)));
  const sent = [html, ...scripts.map(({ text }) => text)].join("\n");
  expect(scripts.length).toBeGreaterThan(5);
  expect(sent).toContain("Kein Auftrag passt zu allen Filtern");
  expect(sent).not.toContain("No job matches all filters");
  expect(sent).not.toContain("没有工单符合所有筛选条件");
});

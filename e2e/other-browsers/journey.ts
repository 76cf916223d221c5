import type { Person } from "./driver";

const ROWS = "a[data-job-link]";
const DRAWER = '[role="dialog"]';

type Step = readonly [name: string, perform: (person: Person, baseUrl: string) => Promise<void>];

/** What people do most, in a browser that no other spec runs in; each step begins where it likes. */
export const JOURNEY: readonly Step[] = [
  [
    "sign in and see the list",
    async ({ goTo, click, sees, until }, baseUrl) => {
      await goTo(`${baseUrl}/sign-in?callbackUrl=/jobs`);
      await until(isAlive("main button"), "the page is alive");
      await click({ selector: "button", text: "Manager" });
      await until('location.pathname === "/jobs"', "the list is open");
      await sees({ selector: ROWS });
      await until(isAlive("main button"), "the list is alive");
    },
  ],
  [
    "turn the page, and back",
    async ({ click, until, back, textOf }) => {
      const first = await textOf({ selector: ROWS });
      await click({ selector: 'nav[aria-label="Pages"] a', text: "Next" });
      await until(shows("21–40"), "the second page is there");
      await back();
      await until(shows("1–20"), "the first page is back");
      const again = await textOf({ selector: ROWS });
      if (again !== first) throw new Error(`The first page began with ${first}, now ${again}.`);
    },
  ],
  [
    "open a job, step on with J, close it",
    async ({ click, sees, until, press, evaluate }) => {
      const job = 'new URL(location.href).searchParams.get("job")';
      await click({ selector: ROWS });
      await sees({ selector: `${DRAWER} a`, text: "Open as a page" });
      await until(job, "the address names the job");
      const opened = await evaluate(job);
      await press("j");
      await until(`${job} !== ${JSON.stringify(opened)}`, "the address names the next job");
      await press("Escape");
      await until(`document.querySelector('${DRAWER}') === null`, "the job is closed");
    },
  ],
  [
    "find by the command menu",
    async ({ press, sees, type, until, textOf }) => {
      const order = await textOf({ selector: ROWS });
      await press("Control+k");
      await sees({ selector: `${DRAWER} [role="combobox"]` });
      await until('document.activeElement.matches("[role=combobox]")', "the field has the focus");
      await type(order);
      await until(
        `document.activeElement.value === ${JSON.stringify(order)}`,
        "the order is typed",
      );
      await sees({ selector: '[role="option"]', text: `Jobs of order ${order}` });
      await press("Enter");
      await until(`location.search.includes(${JSON.stringify(order)})`, "the order is looked for");
      await until(rowsAreFor(order), "its jobs are there");
    },
  ],
  [
    "look ids up",
    async ({ goTo, textOf, click, type, press, sees, until }, baseUrl) => {
      await goTo(`${baseUrl}/jobs`);
      const order = await textOf({ selector: ROWS });
      await goTo(`${baseUrl}/lookup`);
      await until(isAlive("main button"), "the lookup is alive");
      await click({ selector: "textarea" });
      await type(`${order} 999-0000000-0000000`);
      await press("Control+Enter");
      await sees({ selector: "main table a", text: order });
      await until(shows("999-0000000-0000000"), "the other one is said to be missing");
    },
  ],
  [
    "export",
    async ({ goTo, click, sees, until }, baseUrl) => {
      await goTo(`${baseUrl}/jobs?status=HOLD&created=7d`);
      await sees({ selector: ROWS });
      await until(isAlive("main button"), "the list is alive");
      await click({ selector: "button", text: "Export" });
      await sees({ selector: DRAWER, text: "Export jobs" });
      await click({ selector: "button", text: "Start export" });
      await until(shows("Complete: "), "the export says that it is complete");
    },
  ],
  [
    "read what is wrong with an address",
    async ({ goTo, sees, until }, baseUrl) => {
      await goTo(`${baseUrl}/jobs?size=99&created=never`);
      await sees({ selector: ROWS });
      const region = `document.querySelector('[role="region"][aria-label="Address"], section[aria-label="Address"]')`;
      await until(`${region}.textContent.includes("never")`, "the range is named");
      await until(`${region}.textContent.includes("99")`, "the size is named");
    },
  ],
];

/** React has taken the page over: before that, keys and clicks go unheard. */
function isAlive(selector: string): string {
  return `[...document.querySelectorAll(${JSON.stringify(selector)})].some((one) =>
    Object.keys(one).some((key) => key.startsWith("__react")))`;
}

function shows(text: string): string {
  return `document.body.innerText.includes(${JSON.stringify(text)})`;
}

function rowsAreFor(order: string): string {
  return `(() => { const rows = [...document.querySelectorAll('${ROWS}')];
    return rows.length > 0 && rows.every((row) => row.textContent === ${JSON.stringify(order)}); })()`;
}

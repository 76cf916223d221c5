import { setTimeout as pause } from "node:timers/promises";

/** What a journey needs of a browser; both protocols of WebDriver have it. */
export type Driver = {
  goTo: (url: string) => Promise<void>;
  back: () => Promise<void>;
  /** The value of an expression in the page, which must be one of JSON. */
  evaluate: (expression: string) => Promise<unknown>;
  /** Input sources and their actions, as WebDriver's standard describes them. */
  perform: (sources: readonly object[]) => Promise<void>;
  stop: () => Promise<void>;
};

/** An element by its selector, and by what its name or text begins with. */
export type Target = { selector: string; text?: string };

const PATIENCE_MS = 30_000;

/** Keys by the names that pages know them by, in WebDriver's code points. */
const KEYS: Readonly<Record<string, string>> = {
  Control: "\uE009",
  Enter: "\uE007",
  Escape: "\uE00C",
};

/** A person in front of a browser. */
export function personAt(driver: Driver) {
  const { evaluate, perform } = driver;

  /** Waits until an expression is true in the page; a page that is just changing has no answer. */
  async function until(expression: string, what: string): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (Date.now() < deadline) {
      if ((await evaluate(`Boolean(${expression})`).catch(() => false)) === true) return;
      await pause(100);
    }
    throw new Error(`It never came to be that ${what}, at ${await evaluate("location.href")}.`);
  }

  const sees = (target: Target) => until(seen(target), `${nameOf(target)} is seen`);

  async function click(target: Target): Promise<void> {
    await sees(target);
    const at = await evaluate(`(() => {
      const element = ${seen(target)};
      element.scrollIntoView({ block: "center" });
      const { x, y, width, height } = element.getBoundingClientRect();
      return JSON.stringify({ x: Math.round(x + width / 2), y: Math.round(y + height / 2) });
    })()`);
    const actions = [
      { type: "pointerMove", ...JSON.parse(String(at)) },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ];
    await perform([{ type: "pointer", id: "mouse", actions }]);
  }

  /** Presses keys one after the other; `Control+k` are two at once. */
  async function press(...combinations: string[]): Promise<void> {
    const actions = combinations.flatMap((combination) => {
      const keys = combination.split("+").map((key) => KEYS[key] ?? key);
      const down = keys.map((value) => ({ type: "keyDown", value }));
      const up = keys.toReversed().map((value) => ({ type: "keyUp", value }));
      return [...down, ...up];
    });
    await perform([{ type: "key", id: "keyboard", actions }]);
  }

  return {
    ...driver,
    until,
    sees,
    click,
    press,
    type: (text: string) => press(...text),
    textOf: async (target: Target) => {
      await sees(target);
      return String(await evaluate(`${seen(target)}.textContent`));
    },
  };
}

export type Person = ReturnType<typeof personAt>;

/** An expression for the first element of a target that takes up room. */
function seen({ selector, text = "" }: Target): string {
  return `[...document.querySelectorAll(${JSON.stringify(selector)})].find((one) =>
    one.getClientRects().length > 0 &&
    (one.getAttribute("aria-label") ?? one.textContent).trim().startsWith(${JSON.stringify(text)}))`;
}

function nameOf({ selector, text }: Target): string {
  return text ? `${selector} “${text}”` : selector;
}

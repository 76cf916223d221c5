import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { LOGS } from "@/e2e/support/app/artifacts";
import { startCommand, waitFor } from "@/e2e/support/app/process";
import type { Driver } from "./driver";

const START_MS = 60_000;

/** Downloads without a question, and asks nobody but the app. */
const PREFERENCES = {
  "browser.download.folderList": 2,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "remote.prefs.recommended": true,
};

const tree = z.object({ contexts: z.array(z.object({ context: z.string() })).min(1) });
const evaluated = z.discriminatedUnion("type", [
  z.object({ type: z.literal("success"), result: z.object({ value: z.unknown().optional() }) }),
  z.object({ type: z.literal("exception"), exceptionDetails: z.object({ text: z.string() }) }),
]);

/** Firefox without a window, over WebDriver BiDi, which it speaks by itself. */
export async function startFirefox(path: string): Promise<Driver> {
  const profile = mkdtempSync(join(tmpdir(), "firefox-"));
  const preferences = { ...PREFERENCES, "browser.download.dir": profile };
  writeFileSync(
    join(profile, "user.js"),
    Object.entries(preferences)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
      .join("\n"),
  );
  const firefox = startCommand(
    [path, "--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", profile],
    join(LOGS, `firefox-${Date.now()}.log`),
  );
  const address = async () => /listening on (ws:\S+)/u.exec(firefox.readLog())?.[1] ?? null;
  const { send, close } = await connect(`${await waitFor(firefox, address, START_MS)}/session`);
  await send("session.new", { capabilities: {} });
  const [first] = tree.parse(await send("browsingContext.getTree")).contexts;
  const context = first?.context;
  return {
    goTo: async (url) => {
      await send("browsingContext.navigate", { context, url, wait: "complete" });
    },
    back: async () => {
      await send("browsingContext.traverseHistory", { context, delta: -1 });
    },
    evaluate: async (expression) => {
      const question = { expression, target: { context }, awaitPromise: true };
      const answer = evaluated.parse(await send("script.evaluate", question));
      if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
      return answer.result.value;
    },
    perform: async (actions) => {
      await send("input.performActions", { context, actions });
    },
    stop: async () => {
      close();
      await firefox.stop();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

const message = z.object({
  id: z.number().nullish(),
  result: z.unknown().optional(),
  error: z.string().optional(),
  message: z.string().optional(),
});

async function connect(url: string) {
  const socket = new WebSocket(url);
  const waiting = new Map<number, (answer: z.infer<typeof message>) => void>();
  socket.addEventListener("message", ({ data }) => {
    const answer = message.parse(JSON.parse(String(data)));
    waiting.get(answer.id ?? 0)?.(answer);
    waiting.delete(answer.id ?? 0);
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error(`No connection to ${url}.`)));
  });
  let last = 0;
  return {
    close: () => socket.close(),
    async send(method: string, params: object = {}): Promise<unknown> {
      last += 1;
      const id = last;
      const answer = await new Promise<z.infer<typeof message>>((resolve) => {
        waiting.set(id, resolve);
        socket.send(JSON.stringify({ id, method, params }));
      });
      if (answer.error) throw new Error(`${method}: ${answer.error}: ${answer.message}`);
      return answer.result;
    },
  };
}

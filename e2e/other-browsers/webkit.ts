import { join } from "node:path";
import { z } from "zod";
import { LOGS } from "@/e2e/support/app/artifacts";
import { startCommand, waitFor } from "@/e2e/support/app/process";
import { freePort } from "@/lib/testing/free-port";
import type { Driver } from "./driver";

const START_MS = 60_000;

const answered = z.object({ value: z.unknown() });
const begun = z.object({ sessionId: z.string() });
const failed = z.object({ error: z.string(), message: z.string() });

/** WebKitGTK's browser in a display that nobody sees, over WebDriver. */
export async function startWebkit(driver: string, xvfb: string): Promise<Driver> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const server = startCommand(
    [xvfb, "--auto-servernum", driver, `--port=${port}`, "--host=127.0.0.1"],
    join(LOGS, `webkit-${Date.now()}.log`),
  );

  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${base}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = answered.parse(await response.json());
    if (response.ok) return value;
    const { error, message } = failed.parse(value);
    throw new Error(`${path}: ${error}: ${message}`);
  }

  const isUp = () => ask("GET", "/status").catch(() => null);
  await waitFor(server, isUp, START_MS);
  const capabilities = { alwaysMatch: { browserName: "MiniBrowser" } };
  const { sessionId } = begun.parse(await ask("POST", "/session", { capabilities }));
  const inSession = (method: string, path: string, body?: object) =>
    ask(method, `/session/${sessionId}${path}`, body);
  return {
    goTo: async (url) => {
      await inSession("POST", "/url", { url });
    },
    back: async () => {
      await inSession("POST", "/back", {});
    },
    evaluate: (expression) =>
      inSession("POST", "/execute/sync", { script: `return ${expression}`, args: [] }),
    perform: async (actions) => {
      await inSession("POST", "/actions", { actions });
    },
    stop: async () => {
      await inSession("DELETE", "").catch(() => undefined);
      await server.stop();
    },
  };
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { LOGS } from "@/e2e/support/app/artifacts";
import { type ServerProcess, startNode, waitFor } from "@/e2e/support/app/process";
import { jobsScreen, waitUntilAlive } from "@/e2e/support/screen/jobs-screen";

const READY = /^\{"cluster":.*\}$/mu;

type Running = { server: ServerProcess; url: string; simulator: string };

let running: Running | null = null;
let missing = "";

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const log = join(LOGS, `cluster-${Date.now()}.log`);
  const command = ["--conditions=react-server", "--import", "tsx", "e2e/run/cluster.ts"];
  const server = startNode([...command, "--port", "0"], process.env, log);
  try {
    const line = await waitFor(server, async () => READY.exec(server.readLog()), 120_000);
    const { cluster, simulator } = JSON.parse(line[0]);
    running = { server, url: cluster, simulator };
  } catch (error) {
    missing = /^This machine has no .*$/mu.exec(server.readLog())?.[0] ?? "";
    if (missing === "") throw error;
  }
});

test.afterAll(() => running?.server.stop());

/** Kills the process that has a request whose line matches, once one has. */
async function killWhoeverHas(request: RegExp, { server, url }: Running): Promise<void> {
  let name: string | undefined;
  await expect
    .poll(
      async () => {
        const processes: { name: string; open: string[] }[] = await (
          await fetch(`${url}/_balancer/open`)
        ).json();
        name = processes.find(({ open }) => open.some((line) => request.test(line)))?.name;
        return name;
      },
      { intervals: [10], timeout: 15_000 },
    )
    .toBeDefined();
  process.kill(idOf(name ?? "", server.readLog()), "SIGKILL");
}

/** The last id that a process of this name had. */
function idOf(name: string, log: string): number {
  const ids = [...log.matchAll(/process (\d+)\b.*\(id (\d+)\)/giu)].filter(
    ([, one]) => one === name,
  );
  return Number(ids.at(-1)?.[2]);
}

async function untilAllAreBack({ url }: Running): Promise<void> {
  const readiness = async () => {
    const processes: { ready: boolean }[] = await (await fetch(`${url}/_balancer/open`)).json();
    return processes.every(({ ready }) => ready);
  };
  // The one that was killed is seen to be gone first.
  await expect.poll(readiness, { intervals: [50] }).toBe(false);
  await expect.poll(readiness, { timeout: 60_000 }).toBe(true);
}

async function slowAmazon({ simulator }: Running, meanMs: number): Promise<void> {
  const body = JSON.stringify({ latency: { meanMs, jitterMs: 0 } });
  await fetch(`${simulator}/_simulator/faults`, { method: "POST", body });
}

/** Everything on the screen that says that something went wrong. */
function complaints(page: Page) {
  // Next says each page's title in an alert of its own.
  const others = page.locator(":not(#__next-route-announcer__)");
  return page.getByRole("alert").and(others).filter({ hasText: /\S/u });
}

test("a process is killed in a page turn, an export and a sign-in, and nothing but one retry is seen @desktop @deep", async ({
  page,
}, info) => {
  test.setTimeout(240_000);
  info.skip(running === null, missing);
  if (running === null) return;
  const cluster = running;
  const screen = jobsScreen(page);

  await test.step("a sign-in: the button is pressed once more", async () => {
    await page.goto(`${cluster.url}/sign-in`);
    await waitUntilAlive(page);
    // Nobody answers for a moment, so that the kill meets the sign-in and not what comes behind it.
    const ids = ["1", "2"].map((name) => idOf(name, cluster.server.readLog()));
    await page.route("**/api/auth/callback/demo", async (route) => {
      for (const id of ids) process.kill(id, "SIGSTOP");
      await route.continue();
    });
    const manager = page.getByRole("button", { name: /^Manager/ });
    await manager.click();
    await killWhoeverHas(/callback\/demo/u, cluster);
    for (const id of ids) ignoreGone(() => process.kill(id, "SIGCONT"));
    await page.unroute("**/api/auth/callback/demo");
    await expect(complaints(page)).toContainText("The server did not answer");
    await manager.click();
    await expect(page).toHaveURL(/\/jobs$/);
    await expect(screen.links.first()).toBeVisible();
    await expect(complaints(page)).toHaveCount(0);
    await untilAllAreBack(cluster);
  });

  await test.step("a page turn: the rows come all the same", async () => {
    await waitUntilAlive(page);
    const first = await screen.orderIds();
    await slowAmazon(cluster, 1_500);
    await screen.pageField.fill("7");
    await screen.pageField.press("Enter");
    await killWhoeverHas(/^GET \/api\/jobs\?.*page=7/u, cluster);
    await slowAmazon(cluster, 80);
    await expect(page).toHaveURL(/page=7/);
    await expect.poll(() => screen.orderIds(), { timeout: 20_000 }).not.toEqual(first);
    await expect(complaints(page)).toHaveCount(0);
    await untilAllAreBack(cluster);
  });

  await test.step("an export: it goes on, and holds every job once", async () => {
    await page.goto(`${cluster.url}/jobs?created=2025-01-01..`);
    await expect(screen.links.first()).toBeVisible();
    await waitUntilAlive(page);
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Export jobs" });
    const count = await dialog.getByText(/jobs? match/).textContent();
    for (const name of [/^CSV Plain/, /^All columns/, /^Fixed names/]) {
      await dialog.getByRole("radio", { name }).check();
    }
    const file = page.waitForEvent("download", { timeout: 120_000 });
    await dialog.getByRole("button", { name: "Start export" }).click();
    await expect(dialog.getByRole("progressbar")).toHaveAttribute("aria-valuenow", /^[1-9]/u);
    await killWhoeverHas(/\/api\/jobs\/export/u, cluster);
    const text = readFileSync(await (await file).path(), "utf8");
    const ids = text
      .trimEnd()
      .split(/\r?\n/u)
      .slice(1)
      .map((row) => row.split(",")[0]);
    expect(new Set(ids).size).toBe(Number(/^[\d,]+/u.exec(count ?? "")?.[0].replaceAll(",", "")));
    expect(ids).toHaveLength(new Set(ids).size);
    await expect(complaints(page)).toHaveCount(0);
  });
});

function ignoreGone(act: () => void): void {
  try {
    act();
  } catch {
    // It is the one that was killed.
  }
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";

const STAND_IN = fileURLToPath(new URL("./shutdown-stand-in.ts", import.meta.url));
const PATIENT_MS = 600_000;

const running: ChildProcess[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

async function startStandIn(longestMs: number, lastWork = "quick", underWayMs = 0) {
  const child = spawn(
    process.execPath,
    [
      "--conditions=react-server",
      "--import",
      "tsx",
      STAND_IN,
      String(longestMs),
      lastWork,
      String(underWayMs),
    ],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  running.push(child);
  const exit = once(child, "exit");
  const [line] = await once(child.stdout, "data");
  const { port } = JSON.parse(String(line));
  const lastWords = text(child.stdout);
  return {
    port,
    exitCode: async () => (await exit)[0],
    lastWords,
    signal: (name: NodeJS.Signals) => child.kill(name),
    finishSlow: () => child.stdin.write("finish\n"),
  };
}

/** A kept connection, as a browser's: what is sent and what comes back, unabridged. */
async function open(port: number) {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  return {
    get: (path: string) => socket.write(`GET ${path} HTTP/1.1\r\nHost: stand-in\r\n\r\n`),
    leave: () => socket.destroy(),
    /** Until the server has closed the connection. */
    everything: text(socket).catch(() => ""),
    firstBytes: once(socket, "readable").catch(() => undefined),
  };
}

const isRefused = (port: number) =>
  open(port).then(
    ({ leave }) => {
      leave();
      return false;
    },
    (error: NodeJS.ErrnoException) => error.code === "ECONNREFUSED",
  );

it("finishes what is under way, ends long answers, and keeps no connection open", async () => {
  const app = await startStandIn(PATIENT_MS);
  const [slow, running] = [await open(app.port), await open(app.port)];
  slow.get("/slow");
  running.get("/export");
  await Promise.all([slow.firstBytes, running.firstBytes]);

  app.signal("SIGTERM");
  await expect(running.everything).resolves.toContain("# ended early");
  await expect.poll(() => isRefused(app.port)).toBe(true);
  slow.get("/ping");
  app.finishSlow();

  const answers = await slow.everything;
  expect(answers).toContain("done");
  expect(answers).toMatch(/connection: close[\s\S]+pong$/iu);
  await expect(app.exitCode()).resolves.toBe(143);
  await expect(app.lastWords).resolves.toBe("put away\n");
});

it("does not wait for the next question on a connection that is kept", async () => {
  const app = await startStandIn(PATIENT_MS);
  const slow = await open(app.port);
  slow.get("/slow");
  await slow.firstBytes;

  app.signal("SIGINT");
  await expect.poll(() => isRefused(app.port)).toBe(true);
  app.finishSlow();

  await expect(slow.everything).resolves.toContain("done");
  await expect(app.exitCode()).resolves.toBe(130);
});

it("does not wait for a connection that never asks anything", async () => {
  const app = await startStandIn(PATIENT_MS);
  const silent = await open(app.port);

  app.signal("SIGTERM");

  await expect(silent.everything).resolves.toBe("");
  await expect(app.exitCode()).resolves.toBe(143);
});

it("cuts off who does not finish in time, however often a signal comes", async () => {
  const app = await startStandIn(50);
  const stuck = await open(app.port);
  stuck.get("/stuck");
  await stuck.firstBytes;

  app.signal("SIGTERM");
  app.signal("SIGTERM");

  await expect(app.exitCode()).resolves.toBe(143);
});

it("does not wait for last work that never ends", async () => {
  const app = await startStandIn(PATIENT_MS, "stuck");

  app.signal("SIGTERM");

  await expect(app.exitCode()).resolves.toBe(143);
  await expect(app.lastWords).resolves.toBe("put away\n");
});

it("stays for what goes on without anybody waiting, and puts away after it", async () => {
  const app = await startStandIn(PATIENT_MS, "quick", 1_500);
  const since = Date.now();

  app.signal("SIGTERM");

  await expect(app.exitCode()).resolves.toBe(143);
  expect(Date.now() - since).toBeGreaterThanOrEqual(1_500);
  await expect(app.lastWords).resolves.toBe("put away\n");
});

it("does not stay longer than it may", async () => {
  const app = await startStandIn(300, "quick", PATIENT_MS);

  app.signal("SIGTERM");

  await expect(app.exitCode()).resolves.toBe(143);
  await expect(app.lastWords).resolves.toBe("put away\n");
});

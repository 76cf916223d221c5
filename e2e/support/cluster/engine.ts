import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LOGS, recordSecret } from "@/e2e/support/app/artifacts";
import { ROOT, type ServerProcess, startCommand, waitFor } from "@/e2e/support/app/process";
import { freePort } from "@/lib/testing/free-port";

/** A Valkey or Redis of this machine, which keeps nothing on a disk. */
export type Engine = {
  /** Its program and version. */
  name: string;
  port: number;
  /** An address at this port of 127.0.0.1, for the one user whom deploy/users.acl lets in. */
  urlAt: (port: number) => string;
  /** An address for whoever looks on: all may be read, and nothing written. */
  watcherUrl: string;
  pid: () => number | undefined;
  signal: ServerProcess["signal"];
  /** Ends it at once, as a crash does. */
  kill: () => Promise<void>;
  /** Starts it again, empty. */
  start: () => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts it in a temporary folder, on a free port of 127.0.0.1, as compose.yaml does on a machine of its own. */
export async function startEngine(program: string): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), "engine-"));
  const port = await freePort();
  const version = execFileSync(program, ["--version"], { encoding: "utf8" });
  const passwords = { app: newPassword(), watcher: newPassword() };
  writeFileSync(join(folder, "users.acl"), usersFor(passwords));
  const command = [
    ...[program, "--port", String(port), "--bind", "127.0.0.1", "--dir", folder],
    ...["--save", "", "--appendonly", "no", "--aclfile", join(folder, "users.acl")],
    ...["--maxmemory", "64mb", "--maxmemory-policy", "noeviction"],
  ];
  let starts = 0;
  const begin = async () => {
    starts += 1;
    const log = join(LOGS, `engine-${port}-${Date.now()}-${starts}.log`);
    const server = startCommand(command, log, { cwd: folder });
    await waitFor(server, () => listens(port), 10_000);
    return server;
  };
  let server = await begin();
  const address = (user: keyof typeof passwords, at: number) =>
    `redis://${user}:${passwords[user]}@127.0.0.1:${at}`;
  return {
    name: nameOf(program, version),
    port,
    urlAt: (at) => address("app", at),
    watcherUrl: address("watcher", port),
    pid: () => server.pid,
    signal: (signal) => server.signal(signal),
    async kill() {
      server.signal("SIGKILL");
      await server.stop();
    },
    async start() {
      server = await begin();
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The users of a deployment, and one who looks on. */
function usersFor(passwords: { app: string; watcher: string }): string {
  const users = readFileSync(join(ROOT, "deploy/users.acl"), "utf8").replace(
    "PASSWORD_SHA256",
    sha256(passwords.app),
  );
  return `${users.trimEnd()}\nuser watcher on #${sha256(passwords.watcher)} ~* &* -@all +@read +@connection +info\n`;
}

function newPassword(): string {
  const password = randomBytes(18).toString("hex");
  recordSecret("VALKEY_URL", password);
  return password;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function nameOf(program: string, version: string): string {
  const number = /v=(\S+)/u.exec(version)?.[1] ?? "of unknown version";
  return `${program.split("/").at(-1)} ${number}`;
}

function listens(port: number): Promise<true | null> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const end = (answer: true | null) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(null));
  });
}

import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { Server } from "node:http";
import { Socket } from "node:net";
import { onRequestStart } from "./request-start";

/** Less than the 10 seconds that container platforms give before they kill. */
const LONGEST_MS = 9_000;
/** What is left of the ten seconds. */
const LAST_WORK_MS = 800;
const SWEEP_MS = 100;
/** Browsers open connections in advance; node counts one without a question as busy. */
const SILENCE_MS = 1_000;
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

export type ShutdownParts = {
  /** Brings long answers to a close of their own; called once, when no connection is taken any more. */
  endWork: () => unknown;
  /** Resolves when what goes on without anybody waiting for an answer has ended; the process stays until then. */
  underWay: () => Promise<unknown>;
  /** Puts away what the last answers still needed; called once, just before the process goes. */
  lastWork: () => Promise<unknown>;
  /** Whoever has not finished by then is cut off. */
  longestMs?: number;
  /** How long a connection without a question is left open, as a question may be on its way. */
  silenceMs?: number;
};

/**
 * Sees to it that the process ends soon after SIGTERM or SIGINT. Next itself stops listening, waits
 * for the answers under way and exits with 143 or 130; here is what it leaves out: long answers are
 * brought to a close, connections that browsers keep open are closed, the wait has a limit, and the exit waits a
 * moment for what is put away last. Call it once.
 */
export function endOnSignals(parts: ShutdownParts): void {
  const { endWork, longestMs = LONGEST_MS, silenceMs = SILENCE_MS } = parts;
  const servers = new Set<Server>();
  const silent = new Set<Socket>();
  let ending = false;

  // Next does not hand out its server; node announces every connection.
  subscribe("net.server.socket", (message) => {
    if (!isConnection(message)) return;
    const { socket } = message;
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  onRequestStart(({ server, socket, response }) => {
    servers.add(server);
    silent.delete(socket);
    if (ending) response.setHeader("connection", "close");
  });

  function end(code: number): void {
    if (ending) return;
    ending = true;
    // Next exits by itself after the last answer, and offers no hook before that.
    process.exit = deferredExit(parts, Date.now() + longestMs);
    setTimeout(() => process.exit(code), longestMs).unref();
    setInterval(() => {
      for (const server of servers) server.closeIdleConnections();
    }, SWEEP_MS).unref();
    setTimeout(() => {
      for (const socket of silent) socket.destroy();
    }, silenceMs).unref();
    endWork();
  }

  for (const [signal, code] of Object.entries(EXIT_CODES)) process.on(signal, () => end(code));
}

/**
 * An exit that waits for what is under way, up to the deadline, and then a moment for the last work; both
 * waits keep the process alive.
 * @param deadline epoch ms
 */
function deferredExit(
  { underWay, lastWork }: Pick<ShutdownParts, "underWay" | "lastWork">,
  deadline: number,
): typeof process.exit {
  const exit = process.exit.bind(process);
  let called = false;
  return ((code) => {
    if (called) return;
    called = true;
    let isLast = false;
    const putAway = () => {
      if (isLast) return;
      isLast = true;
      setTimeout(exit, LAST_WORK_MS, code);
      void lastWork().finally(() => exit(code));
    };
    setTimeout(putAway, Math.max(0, deadline - Date.now()));
    void underWay().finally(putAway);
  }) as typeof process.exit;
}

function isConnection(message: unknown): message is { socket: Socket } {
  return (
    typeof message === "object" &&
    message !== null &&
    "socket" in message &&
    message.socket instanceof Socket
  );
}

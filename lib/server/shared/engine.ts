import "server-only";
import { randomBytes } from "node:crypto";
import { setMaxListeners } from "node:events";
import type { Logger } from "pino";
import { type Calls, createPrograms, type Script, type Soon } from "./programs";
import { BEAT } from "./scripts";

const REPLY_MS = 400;
const OPEN_MS = 1_000;
const RETRY_MS = 200;
const BEAT_MS = 1_000;
const LATER_MS = 5;
/** Until they were counted once: a share too small costs time, one too large draws 429s. */
const GUESSED_PROCESSES = 4;

/** A connection as this room uses it. */
export type Wire = {
  opened: Promise<void>;
  send(command: readonly string[]): Promise<unknown>;
  subscribe(channels: readonly string[]): Promise<void>;
  destroy(): void;
};

type Connect = (
  hear: (channel: string, message: string) => void,
  lost: (error: Error) => void,
) => Promise<Wire>;

/** The engine did not answer in time, refused, or the connection broke: the process is alone. */
class EngineAway extends Error {
  override readonly name = "EngineAway";
}

/**
 * One unbroken connection. Whoever comes back is a new process to the engine, so nothing of before is mistaken.
 * Calls reject with EngineAway, and then this stay has ended.
 */
export type Stay = Calls & {
  /** The name of this process at the engine. */
  id: string;
  /** Aborts when the connection is over. */
  ended: AbortSignal;
  send(command: readonly string[]): Promise<unknown>;
};

export type EngineParts = {
  connect: Connect;
  /** Of all keys and channels. */
  prefix: string;
  log: Pick<Logger, "info" | "warn">;
  /** Milliseconds that only go forward. */
  now: () => number;
  /** Lua for the time; the engine's own when left out. */
  time?: string;
  /** When what nobody waits for goes off at the latest. */
  soon?: Soon;
};

export type Engine = ReturnType<typeof createEngine>;

/** Does its work before the stay counts; `first` is the first of this process. */
type Arrival = (stay: Stay, about: { first: boolean; before: string | null }) => Promise<unknown>;

/**
 * Keeps one connection to the engine, says once a second that this process lives, and clears away after
 * those that do not. While there is none, everybody who asks for a stay gets null and goes on alone.
 */
export function createEngine(parts: EngineParts) {
  const { prefix, log, now, soon = (go) => setTimeout(go, LATER_MS) } = parts;
  const arrivals: Arrival[] = [];
  const comings: (() => void)[] = [];
  const departures: (() => void)[] = [];
  const beats: ((stay: Stay) => void)[] = [];
  const hearers = new Map<string, (body: string) => void>();
  /** Of each operation its bucket, which lives as long as a process does, and three sets that are cleared of dead ones. */
  const guarded: string[][] = [];
  const programs = createPrograms(parts.time);
  const beating = programs.add(BEAT);
  let met: () => void = () => undefined;
  const firstContact = new Promise<void>((resolve) => {
    met = resolve;
  });
  let present: Stay | null = null;
  let back = new AbortController();
  setMaxListeners(0, back.signal);
  let before: string | null = null;
  let processes = GUESSED_PROCESSES;
  let awaySince = now();
  let aloneMs = 0;
  let closed = false;
  let said: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let drop: (error: Error) => void = () => undefined;

  const channelOf = (id: string) => `${prefix}:ch:${id}`;

  function hear(message: string): void {
    const end = message.indexOf(" ");
    hearers.get(message.slice(0, end))?.(message.slice(end + 1));
  }

  async function open(): Promise<void> {
    const id = randomBytes(9).toString("base64url");
    const over = new AbortController();
    // Everything that waits hears of it.
    setMaxListeners(0, over.signal);
    let wire: Wire | null = null;
    const leave = (error: Error) => {
      if (over.signal.aborted) return;
      over.abort(new EngineAway(error.message));
      wire?.destroy();
      if (present !== null && present.id === id) depart(error);
      else note(error);
      if (!closed) timer = setTimeout(() => void open(), RETRY_MS);
    };
    drop = leave;
    const limited = <T>(reply: Promise<T>, ms = REPLY_MS) => inTime(reply, ms, over.signal, leave);
    const send = async (command: readonly string[]) => {
      over.signal.throwIfAborted();
      if (wire === null) throw new EngineAway("There is no connection.");
      return limited(wire.send(command));
    };
    const stay: Stay = { id, ended: over.signal, send, ...programs.over(send, soon) };
    try {
      wire = await parts.connect((_, message) => hear(message), leave);
      if (over.signal.aborted || closed) {
        wire.destroy();
        return;
      }
      await limited(wire.opened, OPEN_MS);
      await limited(wire.subscribe([channelOf(id), `${prefix}:all`]));
      await beat(stay, true);
      const first = before === null;
      await Promise.all(arrivals.map((arrive) => arrive(stay, { first, before })));
    } catch (error) {
      leave(error instanceof Error ? error : new Error("The engine cannot be reached."));
      return;
    }
    if (over.signal.aborted) return;
    arrive(stay);
  }

  function arrive(stay: Stay): void {
    const ms = now() - awaySince;
    aloneMs += ms;
    before = stay.id;
    present = stay;
    said = null;
    log.info({ processes, aloneMs: Math.round(ms) }, "valkey: one quota for all processes");
    back.abort();
    for (const listener of comings) listener();
    met();
    timer = setTimeout(() => void beatOn(stay), BEAT_MS);
  }

  function depart(error: Error): void {
    present = null;
    clearTimeout(timer);
    awaySince = now();
    back = new AbortController();
    setMaxListeners(0, back.signal);
    note(error);
    for (const listener of departures) listener();
  }

  /** Once an outage: with five tries a second the log would hold nothing else. */
  function note(error: Error): void {
    const { message } = error;
    // The words of a system's or an engine's error may name users and hosts; its first word is its code.
    const code =
      "code" in error ? String(error.code) : (/^[A-Z]{3,}\b/u.exec(message)?.[0] ?? error.name);
    if (closed || said === code) return;
    said = code;
    log.warn(
      { code, processes },
      "valkey cannot be used: this process goes on with its share of the quota",
    );
  }

  async function beatOn(stay: Stay): Promise<void> {
    try {
      await beat(stay, false);
      for (const listener of beats) listener(stay);
    } catch (error) {
      drop(error instanceof Error ? error : new Error("The heartbeat failed."));
      return;
    }
    if (present === stay) timer = setTimeout(() => void beatOn(stay), BEAT_MS);
  }

  /** @throws EngineAway also when the others have taken this process for dead */
  async function beat(stay: Stay, joins: boolean): Promise<void> {
    const keys = [`${prefix}:alive`, ...guarded.flat()];
    const alive = await stay.run(beating, keys, [stay.id, `${prefix}:ch:`, joins ? 1 : 0]);
    if (Number(alive) < 1) throw new EngineAway("The others took this process for dead.");
    processes = Math.max(1, Number(alive));
  }

  return {
    prefix,
    /** A program that knows the engine's time as `now`. */
    scripted: programs.add,
    /** Connects, and connects again for as long as the process lives. */
    start: () => void open(),
    stay: () => present,
    /** Runs a script; null while the engine is away, or when it goes away over it. */
    ask: async (
      script: Script,
      keys: readonly string[],
      values: readonly (string | number)[],
      how: "run" | "later" = "run",
    ) => (await present?.[how](script, keys, values).catch(() => null)) ?? null,
    /** Aborts when the engine is back. */
    back: () => back.signal,
    /** How many processes were alive when they were last counted. */
    processes: () => processes,
    /** Milliseconds without the engine so far. */
    aloneMs: () => aloneMs + (present === null ? now() - awaySince : 0),
    firstContact,
    guard: (keys: string[]) => void guarded.push(keys),
    onArrival: (listener: Arrival) => void arrivals.push(listener),
    /** Calls back whenever this process has come to the engine. */
    onBack: (listener: () => void) => void comings.push(listener),
    onDeparture: (listener: () => void) => void departures.push(listener),
    onBeat: (listener: (stay: Stay) => void) => void beats.push(listener),
    /** Hears what is said of a topic, which holds no blank. */
    onTold: (topic: string, listener: (body: string) => void) => void hearers.set(topic, listener),
    /** Tells every process, this one included, while the engine is there. */
    async tell(topic: string, body: string): Promise<void> {
      await present?.send(["PUBLISH", `${prefix}:all`, `${topic} ${body}`]);
    },
    /** Says good-bye, so that nobody has to find out. */
    async close(): Promise<void> {
      closed = true;
      clearTimeout(timer);
      await present?.send(["ZREM", `${prefix}:alive`, present.id]).catch(() => undefined);
      drop(new Error("The process ends."));
    },
  };
}

/** The reply, unless it takes too long, is an error, or the stay ends meanwhile; each of the first two ends it. */
function inTime<T>(
  reply: Promise<T>,
  ms: number,
  ended: AbortSignal,
  leave: (error: Error) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let open = true;
    const giveUp = () => {
      if (open) leave(new EngineAway(`There was no reply within ${ms} ms.`));
    };
    // Where it was our own thread that was late, the reply lies in the socket and is read first.
    const limit = setTimeout(() => setImmediate(giveUp), ms);
    const end = (settle: () => void) => {
      open = false;
      clearTimeout(limit);
      ended.removeEventListener("abort", broken);
      settle();
    };
    const broken = () => end(() => reject(ended.reason));
    ended.addEventListener("abort", broken, { once: true });
    reply.then(
      (value) => end(() => resolve(value)),
      (error: Error) => {
        if (open) leave(error);
        end(() => reject(new EngineAway(error.message)));
      },
    );
  });
}

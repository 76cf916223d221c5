import "server-only";
import { vi } from "vitest";
import type { Once } from "@/lib/server/cache/single-flight";
import { createEngine, type Engine, type Wire } from "@/lib/server/shared/engine";
import { createSeal } from "@/lib/server/shared/seal";
import { createSharedOnce } from "@/lib/server/shared/shared-once";
import { createSharedQuota } from "@/lib/server/shared/shared-quota";
import { connectValkey } from "@/lib/server/shared/valkey-client";
import type { Quota, QuotaSettings } from "@/lib/server/sp-api/quota/quota";
import { LIST_QUOTA } from "@/lib/server/sp-api/testing/quota-harness";
import type { ValkeyServer } from "./valkey-server";

const START = Date.UTC(2026, 0, 5);
const STEP_MS = 100;
const QUIET_ROUNDS = 3;
const SECRET = "s".repeat(32);

/** One process of a test: a connection of its own, and what it makes over it. */
export type TestProcess = {
  engine: Engine;
  quota: (settings?: Partial<QuotaSettings>) => Quota;
  once: Once;
  /** What kill -9 does to it as the engine sees it: its connection closes, and no timer of it fires again. */
  kill: () => void;
  /** No command of it gets an answer from now on. */
  cut: () => void;
  mend: () => void;
  /** Nothing that is published reaches it from now on. */
  loseMessages: () => void;
  reentered: () => number;
  /** How many commands it has sent. */
  sent: () => number;
  log: object[];
};

/**
 * Processes over one real engine, with a clock that the test sets for all of them and for the engine's scripts.
 * Sockets are real: each step of the clock waits until nothing is asked any more.
 */
export async function openSharedRig(server: ValkeyServer, prefix: string) {
  const realImmediate = setImmediate;
  vi.useFakeTimers({
    now: START,
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"],
  });
  const ignore = () => undefined;
  let control = await connect();
  let asked = 0;
  const processes: TestProcess[] = [];

  async function connect(): Promise<Wire> {
    const wire = await connectValkey({ url: server.url, ca: null }, ignore, ignore);
    await wire.opened;
    return wire;
  }

  const round = () => new Promise<void>((resolve) => realImmediate(() => resolve()));

  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_ROUNDS; quiet = asked === 0 ? quiet + 1 : 0) {
      await control.send(["PING"]);
      await round();
    }
  }

  /** The engine's clock goes first: what a timer asks at an instant is answered as of that instant. */
  async function setClock(aheadMs = 0): Promise<void> {
    await control.send(["SET", `${prefix}:clock`, String(Date.now() + aheadMs)]);
  }

  async function start(): Promise<TestProcess> {
    let dead = false;
    let isCut = false;
    let isDeaf = false;
    const wires = new Set<Wire>();
    const log: object[] = [];
    let reentered = 0;
    let sent = 0;
    const never = new Promise<never>(() => undefined);
    const counted = async <T>(reply: Promise<T>): Promise<T> => {
      asked += 1;
      try {
        return await reply;
      } finally {
        asked -= 1;
      }
    };
    const engine = createEngine({
      prefix,
      time: `tonumber(redis.call('GET', '${prefix}:clock'))`,
      now: Date.now,
      soon: realImmediate,
      log: {
        info: (about: object) => void log.push(about),
        warn: (about: object) => void log.push(about),
      } as Parameters<typeof createEngine>[0]["log"],
      async connect(hear, lost) {
        if (dead)
          return { opened: never, send: () => never, subscribe: () => never, destroy: ignore };
        const wire = await counted(
          connectValkey(
            { url: server.url, ca: null },
            (channel, message) => {
              if (!dead && !isCut && !isDeaf) hear(channel, message);
            },
            (error) => {
              if (!dead) lost(error);
            },
          ),
        );
        wires.add(wire);
        const unlessCut = <T>(reply: () => Promise<T>) =>
          dead || isCut ? never : counted(reply());
        return {
          opened: unlessCut(() => wire.opened),
          send(command) {
            sent += 1;
            return unlessCut(() => wire.send(command));
          },
          subscribe: (channels) => unlessCut(() => wire.subscribe(channels)),
          destroy: () => wire.destroy(),
        };
      },
    });
    const create = createSharedQuota({
      engine,
      keysOf: (operation) =>
        ["b", "qi", "qb", "fly"].map((key) => `${prefix}:{${operation}}:${key}`),
      nameOf: (user) => user,
      onReentered: () => {
        reentered += 1;
      },
    });
    const one: TestProcess = {
      engine,
      quota: (settings = {}) =>
        create({ ...LIST_QUOTA, ...settings }, { now: Date.now, random: () => 1 }),
      once: createSharedOnce(engine, createSeal(SECRET)),
      kill() {
        dead = true;
        for (const wire of wires) wire.destroy();
        // Nothing of it is sent any more; this ends its tries to come back.
        void engine.close();
      },
      cut: () => {
        isCut = true;
      },
      mend: () => {
        isCut = false;
      },
      loseMessages: () => {
        isDeaf = true;
      },
      reentered: () => reentered,
      sent: () => sent,
      log,
    };
    processes.push(one);
    return one;
  }

  await setClock();
  return {
    start,
    settle,
    /** Lets time pass for everybody, in steps between which every answer arrives. */
    async pass(ms: number): Promise<void> {
      await settle();
      for (let left = ms; left > 0; left -= STEP_MS) {
        const step = Math.min(STEP_MS, left);
        await setClock(step);
        await vi.advanceTimersByTimeAsync(step);
        await settle();
      }
    },
    /** Lets time pass while the engine does not answer. */
    async passWithout(ms: number): Promise<void> {
      for (let left = ms; left > 0; left -= STEP_MS) {
        await vi.advanceTimersByTimeAsync(Math.min(STEP_MS, left));
        for (let count = 0; count < 5; count += 1) await round();
      }
    },
    /** Until these processes have found the engine again. */
    async untilBack(...those: TestProcess[]): Promise<void> {
      for (let steps = 0; those.some(({ engine }) => engine.stay() === null); steps += 1) {
        if (steps > 100) throw new Error(`It is not back: ${JSON.stringify(those[0]?.log)}`);
        await setClock(STEP_MS);
        await vi.advanceTimersByTimeAsync(STEP_MS);
        for (let count = 0; count < 20; count += 1) await round();
      }
      await settle();
    },
    setClockTo: (ms: number) => control.send(["SET", `${prefix}:clock`, String(ms)]),
    /** Time passes in which this thread reads nothing of what arrives. */
    async standStill(ms: number): Promise<void> {
      // What was asked for is handed to the socket first.
      await Promise.resolve();
      await round();
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
      vi.advanceTimersByTime(ms);
      await settle();
    },
    /** After the engine was begun anew. */
    async reconnect(): Promise<void> {
      control = await connect();
      await setClock();
    },
    ask: (...command: string[]) => control.send(command),
    async close(): Promise<void> {
      for (const one of processes) one.kill();
      await control.send(["FLUSHALL"]).catch(ignore);
      control.destroy();
      vi.useRealTimers();
    },
  };
}

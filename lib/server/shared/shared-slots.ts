import "server-only";
import { unlessAborted } from "@/lib/server/cache/priority";
import type { ExportSlots } from "@/lib/server/jobs/export/export-slots";
import { shuttingDown } from "@/lib/server/jobs/export/memory-slots";
import type { Engine, Stay } from "./engine";

const LOOK_MS = 1_000;
const TOPIC = "slot";

/**
 * KEYS: a counter, who waits, who runs (sorted sets of tickets, which the heartbeat clears of dead processes).
 * ARGV: verb, start of channels, ticket. Answers whether the ticket runs, waits or is not known, and how many run.
 */
const SLOTS = `
local COUNTER, QUEUE, RUNNING = KEYS[1], KEYS[2], KEYS[3]
local verb, channels, ticket = ARGV[1], ARGV[2], ARGV[3]
local function come()
  local next = (tonumber(redis.call('HGET', COUNTER, 'come') or '') or 0) + 1
  redis.call('HSET', COUNTER, 'come', next)
  return next
end
if verb == 'enter' then redis.call('ZADD', QUEUE, come(), ticket) end
if verb == 'hold' then redis.call('ZADD', RUNNING, come(), ticket) end
if verb == 'leave' then
  redis.call('ZREM', QUEUE, ticket)
  redis.call('ZREM', RUNNING, ticket)
end
while redis.call('ZCARD', RUNNING) < 2 and redis.call('ZCARD', QUEUE) > 0 do
  local first = redis.call('ZPOPMIN', QUEUE)[1]
  redis.call('ZADD', RUNNING, come(), first)
  redis.call('PUBLISH', channels .. string.match(first, '^[^|]+'), '${TOPIC} ' .. first)
end
local state = ''
if redis.call('ZSCORE', QUEUE, ticket) then state = 'waits' end
if redis.call('ZSCORE', RUNNING, ticket) then state = 'runs' end
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, 3600000) end
return { state, redis.call('ZCARD', RUNNING) }
`;

/**
 * Two exports at a time over all processes. Within a process they wait as before, and one that may run there
 * waits for its turn among all; while the engine is away each process runs two.
 */
export function createSharedSlots(engine: Engine, here: ExportSlots): ExportSlots {
  const script = engine.scripted(SLOTS);
  const keys = ["b", "q", "r", "none"].map((key) => `${engine.prefix}:{exports}:${key}`);
  const running = new Set<{ id: string }>();
  const wakes = new Map<string, () => void>();
  let numbered = 0;
  engine.guard(keys);
  engine.onTold(TOPIC, (id) => wakes.get(id)?.());
  // Under its new name a process goes on with what it runs.
  engine.onArrival((stay) =>
    Promise.all(
      [...running].map((ticket) => {
        ticket.id = nameAt(stay);
        return run(stay, "hold", ticket.id);
      }),
    ),
  );

  function nameAt(stay: Stay): string {
    numbered += 1;
    return `${stay.id}|${numbered}|`;
  }

  async function run(stay: Stay, verb: string, id: string) {
    const reply = await stay.run(script, keys.slice(0, 3), [verb, `${engine.prefix}:ch:`, id]);
    const [state, count] = Array.isArray(reply) ? reply : [];
    return { state: String(state), running: Number(count) };
  }

  /** Resolves when the ticket may have its turn, after a while, or when the stay ends. */
  async function news(id: string, stay: Stay, signal: AbortSignal): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wake: () => void = () => undefined;
    const told = new Promise<void>((resolve) => {
      wake = resolve;
      timer = setTimeout(resolve, LOOK_MS);
    });
    wakes.set(id, wake);
    stay.ended.addEventListener("abort", wake);
    try {
      await unlessAborted(told, signal);
    } finally {
      clearTimeout(timer);
      wakes.delete(id);
      stay.ended.removeEventListener("abort", wake);
    }
  }

  async function turn(signal: AbortSignal): Promise<{ id: string }> {
    for (;;) {
      const stay = engine.stay();
      if (stay === null) return { id: "" };
      const id = nameAt(stay);
      try {
        let found = await run(stay, "enter", id);
        while (found.state === "waits") {
          await news(id, stay, signal);
          found = await run(stay, "look", id);
        }
        if (found.state === "runs") return { id };
      } catch (error) {
        if (!stay.ended.aborted) void run(stay, "leave", id).catch(() => undefined);
        if (signal.aborted) throw error;
      }
    }
  }

  return {
    async acquire(signal) {
      const slot = await here.acquire(signal);
      let ticket: { id: string };
      try {
        ticket = await turn(AbortSignal.any([signal, slot.ending]));
      } catch (error) {
        slot.release();
        throw slot.ending.aborted && !signal.aborted ? shuttingDown() : error;
      }
      running.add(ticket);
      return {
        ending: slot.ending,
        windUp: () => slot.windUp(),
        release() {
          if (!running.delete(ticket)) return;
          slot.release();
          const stay = engine.stay();
          if (stay !== null) void run(stay, "leave", ticket.id).catch(() => undefined);
        },
      };
    },
    async running() {
      const stay = engine.stay();
      const all = stay && (await run(stay, "look", "").catch(() => null));
      return all?.running ?? here.running();
    },
    close: () => here.close(),
  };
}

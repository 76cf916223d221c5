import "server-only";
import { busy, limitsOf } from "@/lib/server/sp-api/quota/memory";
import type { Quota, QuotaRequest, QuotaSettings } from "@/lib/server/sp-api/quota/quota";
import type { Engine, Stay } from "./engine";
import type { Run } from "./programs";
import { QUOTA } from "./scripts";

type Parts = {
  engine: Engine;
  /** Keys of one operation's bucket, both queues, and what is on the way. */
  keysOf: (operation: string) => string[];
  /** What stands for a user in a ticket. */
  nameOf: (user: string) => string;
  settings: QuotaSettings;
  now: () => number;
  random: () => number;
  /** Hears the rate that counts for all. */
  onRate: (rate: number) => void;
};

type Ticket = { id: string; order: number };
type Waiting = { granted: (order: number) => void; lost: () => void };

/**
 * The tickets of this process in one operation's shared queue. Grants are pushed; once a second what waits is
 * compared with what the engine knows of it, so that a lost message costs a second at most.
 */
export function createTickets(parts: Parts) {
  const { engine, settings, now, random, onRate } = parts;
  const { capacity, floors, deadlineOf } = limitsOf(settings);
  const keys = parts.keysOf(settings.operation);
  const script = engine.scripted(QUOTA);
  const topic = `grant/${settings.operation}`;
  const waiting = new Map<string, Waiting>();
  const onTheWay = new Set<string>();
  let numbered = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const run = (stay: Stay, verb: string, ...values: (string | number)[]) =>
    ask(stay, stay.run, verb, values);

  async function ask(stay: Stay, how: Run, verb: string, values: readonly (string | number)[]) {
    const about = [`${engine.prefix}:ch:`, topic, settings.rate, capacity];
    const limits = [floors.background, floors.prefetch];
    const reply = await how(script, keys, [verb, ...about, ...limits, ...values]);
    const [ms, rate, word, number] = Array.isArray(reply) ? reply : [];
    onRate(Number(rate));
    pumpIn(stay, Number(ms));
    return { rate: Number(rate), word: String(word), number: Number(number) };
  }

  /** Whoever has somebody waiting serves everybody's queue at the moment at which its head can be served. */
  function pumpIn(stay: Stay, ms: number): void {
    clearTimeout(timer);
    if (ms < 0 || waiting.size === 0) return;
    timer = setTimeout(() => void run(stay, "pump").catch(ignore), ms);
  }

  /** The same grant can be told twice: by its message, and as what a check finds. */
  function grant(id: string, order: number): void {
    const waiter = waiting.get(id);
    if (waiter !== undefined) waiter.granted(order);
    else if (!onTheWay.has(id)) leave(id);
  }

  function leave(id: string): void {
    const stay = engine.stay();
    if (stay !== null) void run(stay, "leave", id).catch(ignore);
  }

  async function check(stay: Stay): Promise<void> {
    const ids = [...waiting.keys()];
    if (ids.length === 0) return;
    const { word, number } = await run(stay, "check", ...ids);
    ids.forEach((id, index) => {
      if (word[index] === "g") waiting.get(id)?.granted(number);
      if (word[index] === "u") waiting.get(id)?.lost();
    });
  }

  engine.guard(keys);
  engine.onTold(topic, (body) => {
    const blank = body.indexOf(" ");
    grant(body.slice(blank + 1), Number(body.slice(0, blank)));
  });
  engine.onBeat((stay) => void check(stay).catch(ignore));

  return {
    /**
     * Waits for a grant. Null when the stay ends meanwhile, or the engine has forgotten the ticket; rejects as
     * Quota.acquire does.
     */
    enter(stay: Stay, request: QuotaRequest): Promise<Ticket | null> {
      const { priority, signal, user, returning } = request;
      numbered += 1;
      const id = `${stay.id}|${numbered}|${parts.nameOf(user)}`;
      return new Promise((resolve, reject) => {
        let limit: ReturnType<typeof setTimeout> | undefined;
        const end = (settle: () => void) => {
          if (!waiting.delete(id)) return;
          clearTimeout(limit);
          stopListening();
          stay.ended.removeEventListener("abort", lost);
          signal?.removeEventListener("abort", giveUp);
          settle();
        };
        const lost = () => end(() => resolve(null));
        const giveUp = () =>
          end(() => {
            leave(id);
            reject(signal?.reason);
          });
        const expire = () =>
          end(() => {
            run(stay, "leave", id).then(
              ({ number }) => reject(busy(number)),
              () => reject(busy(0)),
            );
          });
        const wait = () => {
          clearTimeout(limit);
          limit = setTimeout(expire, Math.max(0, deadlineOf(priority) - now()));
        };
        const stopListening = priority.onPromote(() => {
          wait();
          if (priority.lane === "interactive") void run(stay, "promote", id).catch(ignore);
        });
        waiting.set(id, {
          lost,
          granted: (order) =>
            end(() => {
              onTheWay.add(id);
              resolve({ id, order });
            }),
        });
        stay.ended.addEventListener("abort", lost, { once: true });
        signal?.addEventListener("abort", giveUp, { once: true });
        const left = Math.max(0, deadlineOf(priority) - now());
        const { maxQueue, maxQueueOfUser } = settings;
        const lane = priority.lane[0] ?? "";
        const came = returning ? 1 : 0;
        run(stay, "enter", id, lane, came, left, maxQueue, maxQueueOfUser).then(
          ({ word, number }) => {
            if (word === "granted") grant(id, number);
            else if (word === "queued") wait();
            // Somebody more urgent has joined while the engine was asked.
            else if (!priority.lane.startsWith(lane)) lost();
            else end(() => reject(busy(number, word === "own")));
          },
          lost,
        );
      });
    },
    async landed(stay: Stay, { id, order }: Ticket, outcome: Parameters<Quota["report"]>[1]) {
      onTheWay.delete(id);
      const said = outcome.type === "throttled" ? outcome.retryAfterSeconds : null;
      const rate = outcome.type === "answered" ? Number(outcome.rate ?? 0) : 0;
      const number = said ?? (Number.isFinite(rate) ? rate : 0);
      const values = [id, outcome.type, order, number, random()];
      await ask(stay, stay.later, "landed", values).catch(ignore);
    },
    /** Begins again under a new name; `empty` when calls were made that the bucket knows nothing of. */
    rejoin: (stay: Stay, before: string | null, empty: boolean) =>
      run(stay, "rejoin", before ?? "", empty ? 1 : 0),
    async read(stay: Stay) {
      const reply = await run(stay, "read").catch(ignore);
      if (reply === undefined) return null;
      const [tokens = 0, interactive = 0, background = 0, throttled = 0] = reply.word
        .split(" ")
        .map(Number);
      return {
        tokens,
        rate: reply.rate,
        waiting: { interactive, prefetch: 0, background },
        onTheWay: reply.number,
        lastThrottledAt: throttled === 0 ? null : throttled,
      };
    },
  };
}

/** The stay has ended, and whoever waited knows by that. */
function ignore(): undefined {
  return undefined;
}

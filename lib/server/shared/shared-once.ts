import "server-only";
import { unlessAborted } from "@/lib/server/cache/priority";
import type { Once, Work } from "@/lib/server/cache/single-flight";
import type { Engine, Stay } from "./engine";
import type { Run } from "./programs";
import type { Seal } from "./seal";

const LEASE_MS = 3_000;
const RENEW_MS = 1_000;
/** How often a wait looks whether the owner still lives. */
const LOOK_MS = 250;

/**
 * KEYS: answer, owner, with a mark behind its name once somebody waits. ARGV: verb, own name, start of channels, name of
 * the question, channel of all, then what the verb needs.
 * An owner whose channel nobody listens to is dead, and whoever finds out first owns the question.
 */
const ONCE = `
local ANSWER, OWNER = KEYS[1], KEYS[2]
local verb, own, channels, name = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local owner, mark = string.match(redis.call('GET', OWNER) or '', '^([^!]*)(!?)$')
local there = owner ~= ''
if verb == 'ask' then
  local kept = ARGV[6] ~= '1' and redis.call('HMGET', ANSWER, 'at', 'sealed')
  if kept and kept[2] then return { 'kept', tostring(now - tonumber(kept[1])), kept[2] } end
  if ARGV[6] ~= '1' and there and owner ~= own and redis.call('PUBSUB', 'NUMSUB', channels .. owner)[2] > 0 then
    if mark == '' then redis.call('SET', OWNER, owner .. '!', 'KEEPTTL') end
    if ARGV[7] == '1' then redis.call('PUBLISH', channels .. owner, 'urge ' .. name) end
    return { 'wait', '0', '' }
  end
  if not there or ARGV[6] ~= '1' then redis.call('SET', OWNER, own .. mark, 'PX', ${LEASE_MS}) end
  return { 'own', tostring(now), '' }
end
local mine = owner == own
if verb == 'renew' then
  if mine then redis.call('PEXPIRE', OWNER, ${LEASE_MS}) end
  return { '', '', '' }
end
if verb == 'keep' then
  local asked, sealed, ms = ARGV[6], ARGV[7], tonumber(ARGV[8])
  local newest = tonumber(redis.call('HGET', ANSWER, 'asked') or '0')
  if ms > 0 and tonumber(asked) >= newest then
    redis.call('HSET', ANSWER, 'asked', asked, 'at', now, 'sealed', sealed)
    redis.call('PEXPIRE', ANSWER, ms)
  end
end
if mine then redis.call('DEL', OWNER) end
if mark ~= '' then redis.call('PUBLISH', ARGV[5], 'once ' .. name) end
return { '', '', '' }
`;

/** One process of all that ask brings an answer; the others get it from the engine, sealed. */
export function createSharedOnce(engine: Engine, { nameOf, seal, open }: Seal): Once {
  const script = engine.scripted(ONCE);
  const waiting = new Map<string, Set<() => void>>();
  const bringing = new Map<string, () => void>();
  engine.onTold("once", (name) => {
    for (const wake of waiting.get(name) ?? []) wake();
  });
  engine.onTold("urge", (name) => bringing.get(name)?.());

  /** Listens from before the engine is asked: the word can come with its reply. */
  function listenFor(name: string, stay: Stay) {
    const wakes = waiting.get(name) ?? new Set();
    waiting.set(name, wakes);
    let wake: () => void = () => undefined;
    const told = new Promise<void>((resolve) => {
      wake = resolve;
    });
    wakes.add(wake);
    stay.ended.addEventListener("abort", wake);
    const timer = setTimeout(wake, LOOK_MS);
    return {
      /** Resolves with the next word of the name, after a while, or when the stay ends. */
      told,
      stop() {
        clearTimeout(timer);
        stay.ended.removeEventListener("abort", wake);
        wakes.delete(wake);
        if (wakes.size === 0) waiting.delete(name);
      },
    };
  }

  /** What the engine is told and asked of one name. */
  function talkOf(name: string) {
    const keys = [`${engine.prefix}:{${name}}:a`, `${engine.prefix}:{${name}}:f`];
    const say = (how: Run, { id }: Stay, verb: string, ...values: (string | number)[]) => {
      const about = [id, `${engine.prefix}:ch:`, name, `${engine.prefix}:all`];
      return how(script, keys, [verb, ...about, ...values]);
    };
    return {
      async ask(stay: Stay, anew: boolean, urgent: boolean) {
        const reply = await say(stay.run, stay, "ask", anew ? 1 : 0, urgent ? 1 : 0).catch(ignore);
        if (!Array.isArray(reply)) return null;
        const [word, number, text] = reply;
        return { word: String(word), number: Number(number), text: String(text) };
      },
      /** Behind the answer: to seal it takes longer than all that is asked of the engine for it. */
      keep(stay: Stay, how: Run, asked: number, value: unknown, ms: number): void {
        setImmediate(() => {
          void say(how, stay, "keep", asked, seal(name, value), ms).catch(ignore);
        });
      },
      renew: (stay: Stay) => void say(stay.run, stay, "renew").catch(ignore),
      fail: (stay: Stay) => void say(stay.run, stay, "fail").catch(ignore),
    };
  }

  return async function once<T>(title: string, work: Work<T>) {
    const { load, accept = () => true, signal, priority } = work;
    const name = nameOf(title);
    const talk = talkOf(name);

    async function bring(stay: Stay, asked: number) {
      const renewal = setInterval(() => talk.renew(stay), RENEW_MS);
      bringing.set(name, () => priority?.promote("interactive"));
      try {
        const value = await load();
        talk.keep(stay, stay.run, asked, value, work.keepMs(value));
        return { value, ageMs: 0 };
      } catch (error) {
        talk.fail(stay);
        throw error;
      } finally {
        clearInterval(renewal);
        bringing.delete(name);
      }
    }

    /** Nobody waits for it, and whoever kept an answer meanwhile has a newer one. */
    async function bringNew(stay: Stay) {
      const value = await load();
      talk.keep(stay, stay.later, 0, value, work.keepMs(value));
      return { value, ageMs: 0 };
    }

    function accepted(text: string, ageMs: number): { value: T; ageMs: number } | null {
      const kept = open(name, text);
      const value = kept?.value as T;
      return kept !== null && accept(value, ageMs) ? { value, ageMs } : null;
    }

    let anew = work.anew ?? false;
    for (;;) {
      signal?.throwIfAborted();
      const stay = engine.stay();
      if (stay === null) return { value: await load(), ageMs: 0 };
      if (work.isNew) return bringNew(stay);
      const news = listenFor(name, stay);
      try {
        const found = await talk.ask(stay, anew, priority?.lane === "interactive");
        if (found === null) continue;
        if (found.word === "own") return await bring(stay, found.number);
        if (found.word === "wait") {
          await unlessAborted(news.told, signal);
          continue;
        }
        const kept = accepted(found.text, found.number);
        if (kept !== null) return kept;
        anew = true;
      } finally {
        news.stop();
      }
    }
  };
}

/** The stay has ended: whoever asks next finds that out. */
function ignore(): undefined {
  return undefined;
}

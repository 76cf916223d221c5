import "server-only";
import type { SignInAttempts } from "@/lib/server/auth/sign-in-attempts";
import type { UserRateLimit, UserRateLimitParts } from "@/lib/server/http/user-rate-limit";
import type { Engine } from "./engine";
import type { Seal } from "./seal";

/**
 * The arithmetic of createMemoryUserRateLimit. KEYS: a person's limit. ARGV: verb, rate, burst, then calls and
 * refund of `release`, calls of `reserve` and of `take`, which refuses nothing, the least of `spend`. Answers
 * with the seconds to wait and what is left.
 */
const LIMIT = `
local verb, rate, burst = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local kept = redis.call('HMGET', KEYS[1], 'tokens', 'reserved', 'at')
local tokens = tonumber(kept[1] or '') or burst
local reserved = tonumber(kept[2] or '') or 0
local at = tonumber(kept[3] or '') or now
tokens = math.min(burst, tokens + math.max(0, now - at) / 1000 * rate)
local wait = 0
local number = tonumber(ARGV[4])
if verb == 'reserve' or verb == 'take' then
  local needed = math.min(number, burst)
  if verb == 'reserve' and tokens < needed then
    wait = math.ceil((needed - tokens) / rate)
  else
    tokens = tokens - number
    reserved = reserved + number
  end
elseif verb == 'spend' then
  if reserved >= 1 then reserved = reserved - 1 else tokens = math.min(tokens, math.max(number, tokens - 1)) end
else
  local unspent = math.min(reserved, number)
  reserved = reserved - unspent
  tokens = math.min(burst, tokens + unspent * tonumber(ARGV[5]))
end
local function text(value) return string.format('%.17g', value) end
redis.call('HSET', KEYS[1], 'tokens', text(tokens), 'reserved', text(reserved), 'at', text(now))
-- Until a full one would be there again, whatever debt there is; longer while a request holds some.
local ms = math.ceil((burst - tokens) / rate * 1000) + 60000
redis.call('PEXPIRE', KEYS[1], reserved > 0 and math.max(ms, 3600000) or ms)
return { wait, math.floor(tokens) }
`;

export type PeopleParts = {
  engine: Engine;
  nameOf: Seal["nameOf"];
};

/** Who is forgotten is asked for again. */
const PEOPLE = 5_000;

/**
 * A limit for each person over all processes; while the engine is away each process counts for itself, from
 * what it knows. Who had more than half left when last heard of is not kept waiting: what is taken then is told
 * afterwards. So somebody who hurries at all processes at once may get half a burst more at each, as a debt.
 */
export function createSharedUserRateLimit(
  { engine, nameOf }: PeopleParts,
  { rate, burst }: UserRateLimitParts,
  here: UserRateLimit,
): UserRateLimit {
  const script = engine.scripted(LIMIT);
  const left = new Map<string, number>();

  /** The seconds to wait; null while the engine is away. */
  async function ask(how: "run" | "later", user: string, verb: string, ...numbers: number[]) {
    const keys = [`${engine.prefix}:u:${nameOf(user)}`];
    const reply = await engine.ask(script, keys, [verb, rate, burst, ...numbers], how);
    if (!Array.isArray(reply)) {
      left.delete(user);
      return null;
    }
    if (left.size >= PEOPLE) left.clear();
    left.set(user, Number(reply[1]));
    return Number(reply[0]);
  }

  return {
    async reserve(user, calls) {
      const rest = (left.get(user) ?? 0) - calls;
      if (engine.stay() !== null && rest >= burst / 2) {
        left.set(user, rest);
        void ask("later", user, "take", calls);
        return 0;
      }
      return (await ask("run", user, "reserve", calls)) ?? here.reserve(user, calls);
    },
    async spend(user, least) {
      if ((await ask("later", user, "spend", least)) === null) await here.spend(user, least);
    },
    async release(user, calls, refund) {
      if (calls === 0) return;
      if ((await ask("later", user, "release", calls, refund)) === null) {
        await here.release(user, calls, refund);
      }
    },
  };
}

/**
 * KEYS: the failures of each. ARGV: whether to note one, how many count, for how long. Answers with the
 * seconds to wait, 0 for none, and whether this was somebody's last.
 */
const ATTEMPTS = `
local notes, limit, window = ARGV[1] == '1', tonumber(ARGV[2]), tonumber(ARGV[3])
local wait, last = 0, 0
for _, key in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', now - window)
  if notes then
    -- Two failures of one millisecond are two.
    redis.call('ZADD', key, now, now .. '.' .. redis.call('ZCARD', key))
    if redis.call('ZCARD', key) > limit then redis.call('ZPOPMIN', key) end
    redis.call('PEXPIRE', key, window)
    if redis.call('ZCARD', key) == limit then last = 1 end
  end
  local first = redis.call('ZRANGE', key, -limit, -limit, 'WITHSCORES')[2]
  if first then wait = math.max(wait, math.ceil((tonumber(first) + window - now) / 1000)) end
end
return { wait, last }
`;

const MOST_FAILURES = 10;
const WINDOW_MS = 15 * 60_000;

/** Failed sign-ins at all processes together; while the engine is away each counts for itself. */
export function createSharedSignInAttempts(
  { engine, nameOf }: PeopleParts,
  here: SignInAttempts,
): SignInAttempts {
  const script = engine.scripted(ATTEMPTS);
  const ask = async (notes: 0 | 1, who: readonly string[]) => {
    const keys = who.map((one) => `${engine.prefix}:s:${nameOf(one)}`);
    const reply = await engine.ask(script, keys, [notes, MOST_FAILURES, WINDOW_MS]);
    if (!Array.isArray(reply)) return null;
    return { wait: Number(reply[0]), last: reply[1] === 1 };
  };
  return {
    async waitOf(...who) {
      const found = await ask(0, who);
      if (found === null) return here.waitOf(...who);
      return found.wait === 0 ? null : found.wait;
    },
    async fail(...who) {
      const found = await ask(1, who);
      return found === null ? here.fail(...who) : found.last;
    },
  };
}

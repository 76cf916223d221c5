import "server-only";
import { createHash } from "node:crypto";

/** A program that the engine runs in one step; its place among all of this process. */
export type Script = { readonly at: number };

type Values = readonly (string | number)[];

type Call = {
  script: Script;
  keys: readonly string[];
  values: Values;
  resolve: (reply: unknown) => void;
  reject: (error: unknown) => void;
};

/** Asks for a program; replies are in the order of the calls. */
export type Run = (script: Script, keys: readonly string[], values: Values) => Promise<unknown>;

/** `later` is for what nobody waits for. */
export type Calls = { run: Run; later: Run };

/** Calls back in a moment. */
export type Soon = (go: () => void) => unknown;

/** Lua for the engine's own time in milliseconds: clocks of processes differ. */
const TIME = `(function()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end)()`;

/**
 * The programs of a process as one for the engine, so that what is asked at about the same time goes there and
 * back once, and is one step there. KEYS are those of the calls one after the other; ARGV is for each call its
 * program, how many keys and values it has, and these values. Each program sees its own as KEYS and ARGV, and
 * knows the present instant as `now`.
 * @param time Lua for it; the engine's own when left out
 */
export function createPrograms(time = TIME) {
  const programs: string[] = [];
  let whole: { text: string; sha: string } | null = null;

  function wholeText(): string {
    const cases = programs.map(
      (program, at) => `if which == '${at}' then
return (function(KEYS, ARGV)
${program}
end)(keys, values)
end`,
    );
    return `local now = ${time}
local function run(which, keys, values)
${cases.join("\n")}
end
local function part(list, after, count)
  local own = {}
  for i = 1, count do own[i] = list[after + i] end
  return own
end
local replies, key, at = {}, 0, 0
while at < #ARGV do
  local keys, values = tonumber(ARGV[at + 2]), tonumber(ARGV[at + 3])
  replies[#replies + 1] = run(ARGV[at + 1], part(KEYS, key, keys), part(ARGV, at + 3, values))
  key, at = key + keys, at + 3 + values
end
return replies
`;
  }

  function wholeNow(): { text: string; sha: string } {
    if (whole !== null) return whole;
    const text = wholeText();
    whole = { text, sha: createHash("sha1").update(text).digest("hex") };
    return whole;
  }

  return {
    /** Equal programs are one. */
    add(program: string): Script {
      const known = programs.indexOf(program);
      if (known >= 0) return { at: known };
      whole = null;
      return { at: programs.push(program) - 1 };
    },

    /**
     * Calls over one connection: `run` goes off at once and takes along what waits; what is asked for `later`,
     * as nobody waits for it, goes with the next, or some milliseconds afterwards.
     */
    over(send: (command: readonly string[]) => Promise<unknown>, soon: Soon): Calls {
      const loaded = new Set<string>();
      let waiting: Call[] = [];

      async function go(): Promise<void> {
        const calls = waiting;
        waiting = [];
        if (calls.length === 0) return;
        const { text, sha } = wholeNow();
        const keys = calls.flatMap((call) => call.keys);
        const values = calls.flatMap((call) => [
          ...[call.script.at, call.keys.length, call.values.length],
          ...call.values,
        ]);
        const rest = [String(keys.length), ...keys, ...values.map(String)];
        const command = loaded.has(sha) ? ["EVALSHA", sha, ...rest] : ["EVAL", text, ...rest];
        loaded.add(sha);
        try {
          const replies = await send(command);
          calls.forEach((call, at) => {
            call.resolve(Array.isArray(replies) ? replies[at] : null);
          });
        } catch (error) {
          for (const call of calls) call.reject(error);
        }
      }

      const call =
        (when: (go: () => void) => unknown): Run =>
        (script, keys, values) =>
          new Promise((resolve, reject) => {
            waiting.push({ script, keys, values, resolve, reject });
            when(() => void go());
          });
      return { run: call(queueMicrotask), later: call(soon) };
    },
  };
}

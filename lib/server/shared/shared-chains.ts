import "server-only";
import type { ChainStore } from "@/lib/server/jobs/source/cursor-cache";
import type { Engine } from "./engine";
import type { Seal } from "./seal";

const KEPT_MS = 3_600_000;

/** As many as a script can ask for at a time. */
const MOST_PAGES = 4_000;

/** KEYS: the cursors of a question. ARGV: verb, then page and sealed cursor of `put`, or the pages of `get`. */
const CHAIN = `
if ARGV[1] == 'get' then return redis.call('HMGET', KEYS[1], unpack(ARGV, 2)) end
if ARGV[1] == 'put' then
  redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
  redis.call('PEXPIRE', KEYS[1], ${KEPT_MS})
else
  redis.call('DEL', KEYS[1])
end
return {}
`;

/** Amazon's cursors, sealed, so that a page which one process has reached is one call for the others. */
export function createSharedChains(engine: Engine, { nameOf, seal, open }: Seal): ChainStore {
  const script = engine.scripted(CHAIN);
  const keysOf = (name: string) => [`${engine.prefix}:{${name}}:c`];
  const tell = (name: string, ...values: (string | number)[]) =>
    void engine.ask(script, keysOf(name), values, "later");
  return {
    async get(question, from, to) {
      const name = nameOf(question);
      const pages = Array.from(
        { length: Math.min(to - from + 1, MOST_PAGES) },
        (_, at) => from + at,
      );
      const reply = await engine.ask(script, keysOf(name), ["get", ...pages]);
      const cursors: string[] = [];
      for (const sealed of Array.isArray(reply) ? reply : []) {
        const cursor = typeof sealed === "string" ? open(name, sealed)?.value : null;
        if (typeof cursor !== "string") break;
        cursors.push(cursor);
      }
      return cursors;
    },
    put(question, page, cursor) {
      const name = nameOf(question);
      tell(name, "put", page, seal(name, cursor));
    },
    forget: (question) => tell(nameOf(question), "forget"),
  };
}

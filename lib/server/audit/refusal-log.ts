import "server-only";
import type { User } from "@/lib/access/user";
import type { AuditEntry } from "@/lib/audit/audit-record";

/** For how long repetitions are counted. */
const WINDOW_MS = 10 * 60_000;
/** How many different things of one person are on record in that time; the rest is counted together. */
const MOST_THINGS = 100;

type RefusalEntry = AuditEntry & { user: User; details: { route: string; needs: string } };
type Counted = { refusal: RefusalEntry; repeats: number };

export type RefusalLogParts = {
  write: (entry: AuditEntry) => void;
  /** Does a task after so many milliseconds. */
  later: (ms: number, task: () => void) => void;
};

export type RefusalLog = {
  note: (refusal: RefusalEntry) => void;
  /** Writes down what has been counted, before the time is over. */
  settle: () => void;
};

/**
 * Records cannot be deleted, so nobody may write them without end: the first refusal of a person and a
 * thing is on record at once, and ten minutes later one more record says how often it came again.
 */
export function createRefusalLog({ write, later }: RefusalLogParts): RefusalLog {
  const people = new Map<string, Map<string, Counted>>();

  function close(person: string): void {
    const things = people.get(person)?.values() ?? [];
    people.delete(person);
    for (const { refusal, repeats } of things) {
      const details = { ...refusal.details, repeats };
      if (repeats > 0) write({ ...refusal, details });
    }
  }

  return {
    note(refusal) {
      const { user, jobId = "", details } = refusal;
      const things = people.get(user.id) ?? new Map<string, Counted>();
      if (things.size === 0) later(WINDOW_MS, () => close(user.id));
      people.set(user.id, things);
      const thing = [details.route, details.needs, jobId].join(" ");
      const key = things.has(thing) || things.size < MOST_THINGS ? thing : "";
      const known = things.get(key);
      if (known) {
        known.repeats += 1;
        return;
      }
      things.set(key, { refusal, repeats: 0 });
      write(refusal);
    },
    settle() {
      for (const person of [...people.keys()]) close(person);
    },
  };
}

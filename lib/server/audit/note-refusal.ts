import "server-only";
import { leastRole, type Permission } from "@/lib/access/permissions";
import type { User } from "@/lib/server/auth/user";
import type { AuditEntry } from "@/lib/server/db/audit-log";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { noteAudit } from "./record-audit";

/** For how long repetitions are counted. */
const WINDOW_MS = 10 * 60_000;
/** How many different things of one person are on record in that time; the rest is counted together. */
const MOST_THINGS = 100;

type Refusal = AuditEntry & { user: User; details: { route: string; needs: string } };
type Counted = { refusal: Refusal; repeats: number };

export type RefusalLogParts = {
  write: (entry: AuditEntry) => void;
  /** Does a task after so many milliseconds. */
  later: (ms: number, task: () => void) => void;
};

export type RefusalLog = {
  note: (refusal: Refusal) => void;
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

/** Puts on record that somebody asked for what the role does not allow. */
export function noteRefusal(
  user: User,
  permission: Permission,
  { route, params }: { route: string; params?: unknown },
): void {
  const details = { route, needs: leastRole(permission) };
  refusalLog().note({ action: "refused", user, jobId: jobIdIn(params), details });
}

/** Call it before the process ends: what has been counted so far is not lost. */
export function settleRefusals(): void {
  refusalLog().settle();
}

function refusalLog(): RefusalLog {
  return processSingleton("refusal-log", () =>
    createRefusalLog({
      write: noteAudit,
      later: (ms, task) => void setTimeout(task, ms).unref(),
    }),
  );
}

/** The id in the address, unless it is anything but an id. */
function jobIdIn(params: unknown): string | undefined {
  if (typeof params !== "object" || params === null || !("id" in params)) return undefined;
  return typeof params.id === "string" && /^[\w-]{1,100}$/u.test(params.id) ? params.id : undefined;
}

import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { leastRole } from "@/lib/access/permissions";
import { ProblemError } from "@/lib/http/problem";
import { appendAudit } from "@/lib/server/db/audit-log";
import type { Database } from "@/lib/server/db/database";
import type { Audit } from "@/lib/server/http/audit";
import { logger } from "@/lib/server/runtime/logger";
import { createAuditQueue } from "./audit-queue";
import { createRefusalLog } from "./refusal-log";

type DatabaseAudit = Audit & {
  /** Call it before the process ends: keeps what waits, and the refusals counted so far. */
  close(): Promise<void>;
};

/** The audit log in the database. */
export function createDatabaseAudit(database: () => Promise<Database>): DatabaseAudit {
  const queue = createAuditQueue({
    append: async (entries) => appendAudit(await database(), entries),
    sleep,
    lost(entries) {
      const actions = [...new Set(entries.map(({ action }) => action))];
      logger().error({ records: entries.length, actions }, "audit records lost");
    },
  });
  const note: Audit["note"] = (entry) => queue.add({ at: new Date(), ...entry });
  const refusals = createRefusalLog({
    write: note,
    later: (ms, task) => void setTimeout(task, ms).unref(),
  });

  return {
    async record(entry) {
      try {
        await appendAudit(await database(), [entry]);
      } catch (cause) {
        throw new ProblemError("internal", {
          detail: "This leaves an audit record, which cannot be written now. Nothing was done.",
          cause,
        });
      }
    },
    note,
    noteRefusal({ user, permission, route, params }) {
      const details = { route, needs: leastRole(permission) };
      refusals.note({ action: "refused", user, jobId: jobIdIn(params), details });
    },
    settled: () => queue.settled(),
    close() {
      refusals.settle();
      return queue.settled();
    },
  };
}

/** The id in the address, unless it is anything but an id. */
function jobIdIn(params: unknown): string | undefined {
  if (typeof params !== "object" || params === null || !("id" in params)) return undefined;
  return typeof params.id === "string" && /^[\w-]{1,100}$/u.test(params.id) ? params.id : undefined;
}

import "server-only";
import { endOf, type Session } from "@/lib/server/auth/session";
import { endedSessions } from "@/lib/server/auth/sessions";
import { settings } from "@/lib/server/config/settings";
import { keepSeenSessions, type OpenSessionRow } from "@/lib/server/db/open-sessions";
import { storeDatabase } from "@/lib/server/db/process-database";
import { logger } from "@/lib/server/runtime/logger";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { createSessionBook, type SessionBook } from "./session-book";

/** Requests of one page come together; the write waits for the last of them. */
const SOON_MS = 1_000;

/** Somebody uses a session: notes it behind the answer. Never fails, and nobody waits. */
export function noteSession(session: Session, userAgent: string | null): void {
  const endsAt = endOf(session, settings().auth.session);
  sessionBook().note({ session, endsAt, userAgent });
}

/** Resolves when every session noted so far is kept, or given up until it is used again. */
export function settleSessions(): Promise<void> {
  return sessionBook().settled();
}

function sessionBook(): SessionBook {
  return processSingleton("session-book", () =>
    createSessionBook({
      write: async (rows) => keepSeenSessions(await storeDatabase(), await stillOpen(rows)),
      soon: (task) => void setTimeout(task, SOON_MS).unref(),
      lost: (sessions) => logger().warn({ sessions }, "sessions in use were not kept"),
      maxMs: settings().auth.session.maxMs,
      now: Date.now,
    }),
  );
}

/** A session may end between its last request and the write. */
async function stillOpen(rows: readonly OpenSessionRow[]): Promise<OpenSessionRow[]> {
  const ended = await endedSessions();
  return rows.filter((row) => !ended.covers(identityOf(row)));
}

/** A kept session as far as it can have been ended. */
export function identityOf({ id, userId, email, begunAt }: OpenSessionRow) {
  return { id, userId, email, signedInAt: begunAt.getTime() };
}

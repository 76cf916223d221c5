import "server-only";
import { port } from "@/lib/server/runtime/port";
import type { Session } from "./session";

/** Of a session what decides whether it was ended. */
export type RevocableSession = Pick<Session, "id" | "userId" | "email" | "signedInAt">;

/** Sessions that were ended before their time, so that a cookie kept by somebody opens nothing. */
export interface Revocations {
  /** Whether a session was ended. Asked with every request. */
  covers(session: RevocableSession): Promise<boolean>;
  /** Ends one session. In force in this process at once; resolves when it is kept, too. */
  endSession(sessionId: string): Promise<void>;
  /** Ends every session that a person, named by id or e-mail address, has begun so far. */
  endPerson(person: string): Promise<void>;
  /** Ends every session that the person of this one has begun so far but this one, if it lasts still. */
  endOthers(session: RevocableSession): Promise<void>;
  /** Takes in what other processes have ended; where it cannot be read, what is known stays. */
  reload(): Promise<void>;
  /** Calls back when this process has ended something and it is kept, so that others can be told to reload. */
  onEnded(hear: () => void): void;
}

export const revocations = port<Revocations>("revocations");

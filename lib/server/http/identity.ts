import "server-only";
import { cookies, headers } from "next/headers";
import type { User } from "@/lib/access/user";
import { port } from "@/lib/server/runtime/port";

/** What a request shows of whoever sends it. */
export type Credentials = {
  cookies: readonly { name: string; value: string }[];
  userAgent: string | null;
};

/** Who is signed in. */
export interface Identity {
  /**
   * The signed-in person, or null. The role is worked out anew each time: someone taken off the lists
   * is out with the next request.
   */
  userOf(credentials: Credentials): Promise<User | null>;
  /** How long the session has left, 0 for none, and how long it may stay unused; in milliseconds. */
  sessionTimesOf(credentials: Credentials): Promise<{ endsInMs: number; idleMs: number }>;
}

export const identity = port<Identity>("identity");

/** The signed-in person of the request that is being answered, or null. */
export async function currentUser(): Promise<User | null> {
  return identity.get().userOf(await currentCredentials());
}

/** How long the session of the request that is being answered has left. */
export async function currentSessionTimes(): Promise<{ endsInMs: number; idleMs: number }> {
  return identity.get().sessionTimesOf(await currentCredentials());
}

/** What the request that is being answered shows. */
export async function currentCredentials(): Promise<Credentials> {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  return { cookies: jar.getAll(), userAgent: sent.get("user-agent") };
}

import "server-only";
import { expect, it } from "vitest";
import type { Role } from "@/lib/access/permissions";
import type { Credentials, Identity } from "@/lib/server/http/identity";

const NOBODY: Credentials = { cookies: [], userAgent: null };

type IdentityUnderTest = {
  identity: Identity;
  /** What the browser sends of somebody who has just signed in. */
  signIn: (role: Role) => Promise<Credentials>;
  /** Ends the session behind credentials. */
  end: (credentials: Credentials) => Promise<void>;
};

/** What is promised of who is signed in, whatever a browser shows for it. */
export function knowsWhoIsSignedIn(setUp: () => Promise<IdentityUnderTest>): void {
  it("knows nobody without credentials, or by made-up ones", async () => {
    const { identity, signIn } = await setUp();
    const { cookies } = await signIn("admin");
    const madeUp = { cookies: cookies.map(({ name }) => ({ name, value: "x" })), userAgent: null };
    for (const credentials of [NOBODY, madeUp]) {
      expect(await identity.userOf(credentials)).toBeNull();
      expect(await identity.sessionTimesOf(credentials)).toMatchObject({ endsInMs: 0 });
    }
  });

  it.each(["viewer", "manager", "admin"] as const)("knows a %s by their session", async (role) => {
    const { identity, signIn } = await setUp();
    const credentials = await signIn(role);
    expect(await identity.userOf(credentials)).toMatchObject({ role });
    const { endsInMs, idleMs } = await identity.sessionTimesOf(credentials);
    expect(endsInMs).toBeGreaterThan(0);
    expect(endsInMs).toBeLessThanOrEqual(idleMs);
  });

  it("knows nobody by a session that was ended, and others still", async () => {
    const { identity, signIn, end } = await setUp();
    const [here, there] = [await signIn("admin"), await signIn("manager")];
    await end(here);
    expect(await identity.userOf(here)).toBeNull();
    expect(await identity.userOf(there)).toMatchObject({ role: "manager" });
  });
}

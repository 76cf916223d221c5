import { rm } from "node:fs/promises";
import { afterAll, beforeAll, vi } from "vitest";
import { settings } from "@/lib/server/config/settings";
import { closeDatabase, database } from "@/lib/server/db/process-database";
import { freshDataDir } from "@/lib/server/db/testing/cluster-template";
import type { Credentials } from "@/lib/server/http/identity";
import { knowsWhoIsSignedIn } from "@/lib/server/http/testing/identity-contract";
import { cookieName } from "./auth-cookies";
import { createDatabaseRevocations } from "./database-revocations";
import { revocations } from "./revocations";
import { newSession, sessionTracker } from "./session";
import { readSession, sealedSession, sessionSeal } from "./session-cookie";
import { sessionIdentity } from "./session-identity";
import { createWriteBehindTracker } from "./write-behind-tracker";

let dataDir = "";

beforeAll(async () => {
  dataDir = await freshDataDir();
  vi.stubEnv("DATA_DIR", dataDir);
  const { maxMs } = settings().auth.session;
  revocations.provide(createDatabaseRevocations({ database, maxMs }));
  sessionTracker.provide(createWriteBehindTracker({ write: async () => undefined, maxMs }));
});

afterAll(async () => {
  await closeDatabase();
  await rm(dataDir, { recursive: true });
});

knowsWhoIsSignedIn(async () => ({
  identity: sessionIdentity,
  async signIn(role): Promise<Credentials> {
    const { secret, secureCookies } = settings().auth;
    const token = { ...newSession(Date.now()), sub: `demo-${role}`, name: role, demoRole: role };
    const value = await sessionSeal().encode({ token, secret });
    const name = cookieName("session-token", secureCookies);
    return { cookies: [{ name, value }], userAgent: "Firefox/145.0 (Windows)" };
  },
  async end({ cookies }) {
    const session = await readSession(sealedSession(cookies));
    await revocations.get().endSession(session?.id ?? "");
  },
}));

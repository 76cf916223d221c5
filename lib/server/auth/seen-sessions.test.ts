import { expect, it, vi } from "vitest";
import type { Session } from "./session";
import { settleSessions, trackSession } from "./session-tracker";

// Nothing listens there: the database cannot be opened.
vi.stubEnv("DATABASE_URL", "postgres://dashboard:hunter2@127.0.0.1:9/dashboard");

it("lets a request be, although the session that it uses cannot be kept", async () => {
  const session: Session = {
    id: "s-1",
    userId: "u-1",
    name: "Mara",
    email: null,
    signedInAt: Date.now(),
    issuedAt: Date.now(),
    expiresAt: Date.now() + 60_000,
    demoRole: null,
    provider: null,
  };
  expect(() => trackSession(session, "curl/8.5.0")).not.toThrow();
  await expect(settleSessions()).resolves.toBeUndefined();
});

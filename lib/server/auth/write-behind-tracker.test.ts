import { expect, it, vi } from "vitest";
import { settings } from "@/lib/server/config/settings";
import { keepSeenSessions, type OpenSessionRow } from "@/lib/server/db/open-sessions";
import { database } from "@/lib/server/db/process-database";
import { type Session, sessionTracker, trackSession } from "./session";
import { keepsSessionsInUse } from "./testing/session-tracker-contract";
import { createWriteBehindTracker } from "./write-behind-tracker";

keepsSessionsInUse(createWriteBehindTracker);

const session = (id: string): Session => ({
  id,
  userId: "u-1",
  name: "Mara",
  email: null,
  signedInAt: Date.now(),
  issuedAt: Date.now(),
  expiresAt: Date.now() + 60_000,
  demoRole: null,
  provider: null,
});

function setUp() {
  const tasks: (() => void)[] = [];
  const batches: OpenSessionRow[][] = [];
  const write = vi.fn(async (rows: readonly OpenSessionRow[]) => void batches.push([...rows]));
  const lost = vi.fn();
  const soon = (task: () => void) => void tasks.push(task);
  const tracker = createWriteBehindTracker({ write, soon, lost, maxMs: 720 * 60_000 });
  const note = (id: string) =>
    tracker.note({ session: session(id), endsAt: Date.now() + 60_000, userAgent: null });
  const rows = async () => {
    await tracker.settled();
    return batches.splice(0).flat();
  };
  return { tasks, write, lost, tracker, note, rows };
}

it("writes no earlier than soon, and all that came until then at once", async () => {
  const { tracker, note, tasks, write } = setUp();
  note("s-1");
  note("s-2");
  expect(write).not.toHaveBeenCalled();
  expect(tasks).toHaveLength(1);
  tasks[0]?.();
  await tracker.settled();
  expect(write).toHaveBeenCalledTimes(1);
});

it("writes many in batches, and takes no more than it can hold", async () => {
  const { note, rows, write } = setUp();
  for (let index = 0; index < 1_200; index += 1) note(`s-${index}`);
  expect(await rows()).toHaveLength(1_000);
  expect(write).toHaveBeenCalledTimes(10);
  note("s-1100");
  expect(await rows()).toMatchObject([{ id: "s-1100" }]);
});

it("goes on after the listener for losses has failed", async () => {
  const { tracker, note, write, lost, rows } = setUp();
  write.mockRejectedValueOnce(new Error("The database is away."));
  lost.mockImplementationOnce(() => {
    throw new Error("The log is full.");
  });
  note("s-1");
  await expect(tracker.settled()).rejects.toThrow("The log is full.");
  note("s-2");
  expect((await rows()).map(({ id }) => id)).toEqual(["s-2"]);
});

// Nothing listens there: the database cannot be opened.
vi.stubEnv("DATABASE_URL", "postgres://dashboard:hunter2@127.0.0.1:9/dashboard");
vi.stubEnv("LOG_LEVEL", "silent");

it("lets a request be, although the session that it uses cannot be kept", async () => {
  const write = async (rows: readonly OpenSessionRow[]) => keepSeenSessions(await database(), rows);
  const { maxMs } = settings().auth.session;
  sessionTracker.provide(createWriteBehindTracker({ write, maxMs }));
  expect(() => trackSession(session("s-1"), "curl/8.5.0")).not.toThrow();
  await expect(sessionTracker.get().settled()).resolves.toBeUndefined();
});

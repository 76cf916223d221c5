import "server-only";
import { expect, it, vi } from "vitest";
import type { Session, SessionTracker } from "@/lib/server/auth/session";
import type { WriteBehindParts } from "@/lib/server/auth/write-behind-tracker";
import type { OpenSessionRow } from "@/lib/server/db/open-sessions";

const MINUTE = 60_000;
const IDLE = 30 * MINUTE;
const MAX = 720 * MINUTE;
const START = Date.parse("2026-11-24T12:00:00Z");

type Create = (parts: Required<WriteBehindParts>) => SessionTracker;

/** What is promised of sessions in use, wherever it is remembered which are written. */
export function keepsSessionsInUse(create: Create): void {
  function setUp() {
    const clock = { time: START };
    const batches: OpenSessionRow[][] = [];
    const write = vi.fn(async (rows: readonly OpenSessionRow[]) => void batches.push([...rows]));
    const lost = vi.fn();
    const tracker = create({
      write,
      soon: () => undefined,
      lost,
      maxMs: MAX,
      now: () => clock.time,
    });
    const session = (id: string): Session => ({
      id,
      userId: "u-1",
      name: "Mara",
      email: "mara@example.com",
      signedInAt: START,
      issuedAt: START,
      expiresAt: START + IDLE,
      demoRole: null,
      provider: null,
    });
    const note = (id: string, endsAt = START + IDLE) =>
      tracker.note({ session: session(id), endsAt, userAgent: "Firefox/145.0 (Windows)" });
    const rows = async () => {
      await tracker.settled();
      return batches.splice(0).flat();
    };
    return { clock, write, lost, tracker, note, rows };
  }

  it("writes a session when it is new, in words of its own", async () => {
    const { note, rows } = setUp();
    note("s-1");
    note("s-2");
    expect(await rows()).toEqual([
      {
        id: "s-1",
        userId: "u-1",
        userName: "Mara",
        email: "mara@example.com",
        browser: "Firefox",
        system: "Windows",
        begunAt: new Date(START),
        seenAt: new Date(START),
        endsAt: new Date(START + 35 * MINUTE),
      },
      expect.objectContaining({ id: "s-2" }),
    ]);
  });

  it("writes a busy session once in five minutes", async () => {
    const { clock, note, rows } = setUp();
    for (let second = 0; second < 3_600; second += 1) {
      clock.time = START + second * 1_000;
      note("s-1");
    }
    expect(await rows()).toHaveLength(1);
    let written = 0;
    for (let minute = 61; minute <= 120; minute += 1) {
      clock.time = START + minute * MINUTE;
      note("s-1");
      written += (await rows()).length;
    }
    expect(written).toBe(12);
  });

  it("writes a session that lasts longer than was known, although it was seen a moment ago", async () => {
    const { clock, note, rows } = setUp();
    note("s-1", START + 6 * MINUTE);
    expect((await rows())[0]?.endsAt).toEqual(new Date(START + 11 * MINUTE));
    clock.time += MINUTE;
    note("s-1", clock.time + IDLE);
    expect((await rows())[0]?.endsAt).toEqual(new Date(clock.time + 35 * MINUTE));
  });

  it("never says that a session lasts longer than any may", async () => {
    const { note, rows } = setUp();
    note("s-1", START + MAX);
    expect((await rows())[0]?.endsAt).toEqual(new Date(START + MAX));
  });

  it("loses what cannot be written, says so once, and tries again with a later request", async () => {
    const { clock, tracker, note, write, lost, rows } = setUp();
    write.mockRejectedValueOnce(new Error("no connection"));
    note("s-1");
    note("s-2");
    await expect(tracker.settled()).resolves.toBeUndefined();
    expect(lost.mock.calls).toEqual([[2]]);
    clock.time += 29_000;
    note("s-1");
    expect(await rows()).toEqual([]);
    clock.time += 2_000;
    note("s-1");
    expect(await rows()).toMatchObject([{ id: "s-1" }]);
  });

  it("goes on with what comes while it writes", async () => {
    const { tracker, note, write, rows } = setUp();
    const gate: { open?: () => void } = {};
    write.mockImplementationOnce(async () => {
      await new Promise<void>((resolve) => {
        gate.open = resolve;
      });
    });
    note("s-1");
    const first = tracker.settled();
    note("s-2");
    gate.open?.();
    await first;
    expect(await rows()).toMatchObject([{ id: "s-2" }]);
  });
}

import "server-only";
import { expect, it } from "vitest";
import type { Revocations } from "@/lib/server/auth/revocations";
import type { Session } from "@/lib/server/auth/session";

const HOUR = 3_600_000;
export const NOW = Date.parse("2026-11-24T12:00:00Z");

export const session = (id: string, userId: string, signedInAt = NOW - HOUR): Session => ({
  id,
  userId,
  name: null,
  email: null,
  signedInAt,
  issuedAt: signedInAt,
  expiresAt: NOW + HOUR,
  demoRole: null,
  provider: null,
});

type Open = (parts: { maxMs: number; now: () => number }) => Promise<Revocations>;

/** What is promised of ended sessions. `openWith` answers what a process that starts anew knows. */
export function revokesSessions(openWith: Open): void {
  const clock = { time: NOW };
  const open = () => openWith({ maxMs: 12 * HOUR, now: () => clock.time });

  it("ends one session and no other, and a restart does not revive it", async () => {
    const ended = await open();
    expect(await ended.covers(session("s-1", "u-1"))).toBe(false);
    await ended.endSession("s-1");
    for (const one of [ended, await open()]) {
      expect(await one.covers(session("s-1", "u-1"))).toBe(true);
      expect(await one.covers(session("s-2", "u-1"))).toBe(false);
    }
  });

  it("ends all that a person has begun, and lets them sign in again", async () => {
    const ended = await open();
    await ended.endPerson("u-2");
    for (const one of [ended, await open()]) {
      expect(await one.covers(session("s-3", "u-2"))).toBe(true);
      expect(await one.covers(session("s-4", "u-2", NOW + 1))).toBe(false);
      expect(await one.covers(session("s-5", "u-3"))).toBe(false);
    }
  });

  it("ends all others of a person, and a restart does not revive them", async () => {
    const ended = await open();
    const here = session("s-20", "u-20");
    await ended.endOthers(here);
    for (const one of [ended, await open()]) {
      expect(await one.covers(here)).toBe(false);
      expect(await one.covers(session("s-21", "u-20"))).toBe(true);
      expect(await one.covers(session("s-22", "u-20", NOW + 1))).toBe(false);
      expect(await one.covers(session("s-23", "u-21"))).toBe(false);
    }
  });

  it("ends the one that was kept when all are ended later, and then another is kept alone", async () => {
    const ended = await open();
    const first = session("s-30", "u-30");
    await ended.endOthers(first);
    await ended.endPerson("u-30");
    const second = session("s-31", "u-30", NOW + 1);
    expect(await ended.covers(first)).toBe(true);
    expect(await ended.covers(second)).toBe(false);
    clock.time = NOW + 2;
    await ended.endOthers(second);
    clock.time = NOW;
    for (const one of [ended, await open()]) {
      expect(await one.covers(first)).toBe(true);
      expect(await one.covers(second)).toBe(false);
    }
  });

  it("brings back no session that was ended while it asked to end the others", async () => {
    const ended = await open();
    const here = session("s-40", "u-40");
    // Both at once: what was said last is kept.
    await Promise.all([ended.endPerson("u-40"), ended.endOthers(here)]);
    for (const one of [ended, await open()]) expect(await one.covers(here)).toBe(true);
  });

  it("knows a person by e-mail address, too", async () => {
    const ended = await open();
    await ended.endPerson("Mara@Example.com");
    const mara = { ...session("s-6", "u-6"), email: "mara@example.com" };
    expect(await ended.covers(mara)).toBe(true);
    expect(await ended.covers({ ...mara, signedInAt: NOW + 1 })).toBe(false);
    expect(await ended.covers({ ...mara, email: "vera@example.com" })).toBe(false);
  });

  it("forgets what has run out anyway, for good", async () => {
    clock.time = NOW + 13 * HOUR;
    const later = await open();
    expect(await later.covers(session("s-1", "u-1"))).toBe(false);
    clock.time = NOW;
    expect(await (await open()).covers(session("s-1", "u-1"))).toBe(false);
  });
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStore } from "../store/open-store";
import type { Store } from "../store/store";
import { openEndedSessions } from "./ended-sessions";
import type { Session } from "./session";

const HOUR = 3_600_000;
const NOW = Date.parse("2026-11-24T12:00:00Z");

let folder = "";
let store: Store;
const clock = { time: NOW };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ended-"));
  store = await openStore({ dataDir: folder });
}, 60_000);

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const open = () => openEndedSessions({ db: store.db, maxMs: 12 * HOUR, now: () => clock.time });

const session = (id: string, userId: string, signedInAt = NOW - HOUR): Session => ({
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

it("ends one session and no other, and a restart does not revive it", async () => {
  const ended = await open();
  expect(ended.covers(session("s-1", "u-1"))).toBe(false);
  await ended.endSession("s-1");
  for (const one of [ended, await open()]) {
    expect(one.covers(session("s-1", "u-1"))).toBe(true);
    expect(one.covers(session("s-2", "u-1"))).toBe(false);
  }
});

it("ends all that a person has begun, and lets them sign in again", async () => {
  const ended = await open();
  await ended.endPerson("u-2");
  for (const one of [ended, await open()]) {
    expect(one.covers(session("s-3", "u-2"))).toBe(true);
    expect(one.covers(session("s-4", "u-2", NOW + 1))).toBe(false);
    expect(one.covers(session("s-5", "u-3"))).toBe(false);
  }
});

it("knows a person by e-mail address, too", async () => {
  const ended = await open();
  await ended.endPerson("Mara@Example.com");
  const mara = { ...session("s-6", "u-6"), email: "mara@example.com" };
  expect(ended.covers(mara)).toBe(true);
  expect(ended.covers({ ...mara, signedInAt: NOW + 1 })).toBe(false);
  expect(ended.covers({ ...mara, email: "vera@example.com" })).toBe(false);
});

it("forgets what has run out anyway, in the store as well", async () => {
  clock.time = NOW + 13 * HOUR;
  const later = await open();
  expect(later.covers(session("s-1", "u-1"))).toBe(false);
  clock.time = NOW;
  expect((await open()).covers(session("s-1", "u-1"))).toBe(false);
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Store } from "@/lib/server/db/database";
import { keepSeenSessions, listOpenSessions } from "@/lib/server/db/open-sessions";
import { openStore } from "@/lib/server/db/process-database";
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

it("ends all others of a person, and a restart does not revive them", async () => {
  const ended = await open();
  const here = session("s-20", "u-20");
  await ended.endOthers(here);
  for (const one of [ended, await open()]) {
    expect(one.covers(here)).toBe(false);
    expect(one.covers(session("s-21", "u-20"))).toBe(true);
    expect(one.covers(session("s-22", "u-20", NOW + 1))).toBe(false);
    expect(one.covers(session("s-23", "u-21"))).toBe(false);
  }
});

it("ends the one that was kept when all are ended later, and then another is kept alone", async () => {
  const ended = await open();
  const first = session("s-30", "u-30");
  await ended.endOthers(first);
  await ended.endPerson("u-30");
  const second = session("s-31", "u-30", NOW + 1);
  expect(ended.covers(first)).toBe(true);
  expect(ended.covers(second)).toBe(false);
  clock.time = NOW + 2;
  await ended.endOthers(second);
  clock.time = NOW;
  for (const one of [ended, await open()]) {
    expect(one.covers(first)).toBe(true);
    expect(one.covers(second)).toBe(false);
  }
});

it("brings back no session that was ended while it asked to end the others", async () => {
  const ended = await open();
  const here = session("s-40", "u-40");
  // Both at once: the store keeps what was said last.
  await Promise.all([ended.endPerson("u-40"), ended.endOthers(here)]);
  for (const one of [ended, await open()]) expect(one.covers(here)).toBe(true);
});

it("takes ended sessions out of the list of open ones", async () => {
  const rows = ["s-50", "s-51", "s-52"].map((id) => ({
    id,
    userId: "U-50",
    userName: "Mara",
    email: "Mara@Example.com",
    browser: null,
    system: null,
    begunAt: new Date(NOW - HOUR),
    seenAt: new Date(NOW),
    endsAt: new Date(NOW + HOUR),
  }));
  const left = async () =>
    (await listOpenSessions(store.db, { now: NOW, userId: "U-50", limit: 9 })).map(({ id }) => id);
  const ended = await open();
  await keepSeenSessions(store.db, rows);
  await ended.endSession("s-50");
  expect(await left()).toEqual(["s-51", "s-52"]);
  await ended.endOthers(session("s-52", "U-50"));
  expect(await left()).toEqual(["s-52"]);
  await ended.endPerson("mara@EXAMPLE.com");
  expect(await left()).toEqual([]);
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

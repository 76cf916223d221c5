import { decode, encode } from "next-auth/jwt";
import { expect, it, vi } from "vitest";
import { createSessionReader, createSessionSeal } from "./session-cookie";

const secret = "a secret of this test";
const MINUTE = 60_000;
const LIMITS = { idleMs: 30 * MINUTE, maxMs: 720 * MINUTE };

async function setUpReader({ maxAge = 3_600, signedInAgo = 0 } = {}) {
  const clock = { time: Date.now() };
  const token = { sid: "s-1", sub: "u-1", name: "Mara", signedInAt: clock.time - signedInAgo };
  const sealed = await encode({ token, secret, maxAge });
  const open = vi.fn((value: string) => decode({ token: value, secret }));
  const ended = new Set<string>();
  const read = createSessionReader({
    decode: open,
    limits: LIMITS,
    isEnded: async ({ id }) => ended.has(id),
    now: () => clock.time,
  });
  return { clock, ended, open, read, sealed };
}

it("opens a session once and knows it for half a minute", async () => {
  const { clock, open, read, sealed } = await setUpReader();
  await expect(read(sealed)).resolves.toMatchObject({ userId: "u-1", name: "Mara" });
  clock.time += 29_999;
  await expect(read(sealed)).resolves.toMatchObject({ userId: "u-1" });
  expect(open).toHaveBeenCalledTimes(1);
  clock.time += 2;
  await read(sealed);
  expect(open).toHaveBeenCalledTimes(2);
});

it("knows no session beyond its own end", async () => {
  const { clock, read, sealed } = await setUpReader({ maxAge: 10 });
  await expect(read(sealed)).resolves.not.toBeNull();
  clock.time += 11_000;
  await expect(read(sealed)).resolves.toBeNull();
});

it("knows no session that was unused for longer than the setting, whatever its cookie says", async () => {
  const { clock, read, sealed } = await setUpReader({ maxAge: 36_000 });
  clock.time += 29 * MINUTE;
  await expect(read(sealed)).resolves.not.toBeNull();
  clock.time += 1.1 * MINUTE;
  await expect(read(sealed)).resolves.toBeNull();
});

it.each([
  [719, true],
  [721, false],
])("of a busy session %i minutes old it is %s that it still counts", async (age, counts) => {
  const { read, sealed } = await setUpReader({ signedInAgo: age * MINUTE });
  expect((await read(sealed)) !== null).toBe(counts);
});

it("forgets an ended session at once, although it was opened a moment ago", async () => {
  const { ended, read, sealed } = await setUpReader();
  await expect(read(sealed)).resolves.not.toBeNull();
  ended.add("s-1");
  await expect(read(sealed)).resolves.toBeNull();
});

it("takes a cookie that is not ours, or none, for nobody", async () => {
  const { open, read, sealed } = await setUpReader();
  await read(sealed);
  const other = await encode({ token: { sid: "s", sub: "u", signedInAt: 1 }, secret: "another" });
  await expect(read(`${sealed.slice(0, -2)}xx`)).resolves.toBeNull();
  await expect(read(other)).resolves.toBeNull();
  await expect(read("nonsense")).resolves.toBeNull();
  open.mockClear();
  await expect(read("")).resolves.toBeNull();
  expect(open).not.toHaveBeenCalled();
});

it("takes a token of ours that is no session for nobody", async () => {
  const { read } = await setUpReader();
  const token = await encode({ token: { sub: "u-1", name: "Mara" }, secret });
  await expect(read(token)).resolves.toBeNull();
});

function setUpSeal() {
  const clock = { time: Date.now() };
  const ended = new Set<string>();
  const isEnded = async ({ id }: { id: string }) => ended.has(id);
  const seal = createSessionSeal({ limits: LIMITS, isEnded, now: () => clock.time });
  const session = (signedInAgo: number) => ({
    sid: "s-1",
    sub: "u-1",
    signedInAt: clock.time - signedInAgo,
  });
  return { clock, ended, seal, session };
}

async function minutesOf(token: string): Promise<number> {
  const opened = await decode({ token, secret });
  return (Number(opened?.exp) - Number(opened?.iat)) / 60;
}

it.each([
  [0, 30],
  [600, 30],
  [695, 25],
])("gives a session of %i minutes another %i", async (age, minutes) => {
  const { seal, session } = setUpSeal();
  const token = await seal.encode({ token: session(age * MINUTE), secret, maxAge: 9_999_999 });
  expect(await minutesOf(token)).toBeCloseTo(minutes, 0);
});

it("gives none to a session that is too old, and none to what has no beginning", async () => {
  const { seal, session } = setUpSeal();
  for (const token of [session(721 * MINUTE), { sid: "s", sub: "u" }]) {
    const sealed = await seal.encode({ token, secret });
    await expect(seal.decode({ token: sealed, secret })).resolves.toBeNull();
  }
});

it("does not open a session that has run out, that was ended, or that is none", async () => {
  const { clock, ended, seal, session } = setUpSeal();
  const sealed = await seal.encode({ token: session(0), secret });
  await expect(seal.decode({ token: sealed, secret })).resolves.toMatchObject({ sid: "s-1" });
  ended.add("s-1");
  await expect(seal.decode({ token: sealed, secret })).resolves.toBeNull();
  ended.clear();
  clock.time += 30 * MINUTE;
  await expect(seal.decode({ token: sealed, secret })).resolves.toBeNull();
});

it("leaves the cookies of a sign-in under way alone", async () => {
  const { seal } = setUpSeal();
  const params = { secret, salt: "state" };
  const sealed = await seal.encode({ ...params, token: { value: "x" }, maxAge: 900 });
  await expect(seal.decode({ ...params, token: sealed })).resolves.toMatchObject({ value: "x" });
  await expect(seal.decode({ secret, token: sealed })).rejects.toThrow();
});

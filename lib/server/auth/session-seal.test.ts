import { decode } from "next-auth/jwt";
import { expect, it } from "vitest";
import { createSessionSeal } from "./session-cookie";

const secret = "a secret of this test";
const MINUTE = 60_000;
const LIMITS = { idleMs: 30 * MINUTE, maxMs: 720 * MINUTE };

function setUp() {
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
  const { seal, session } = setUp();
  const token = await seal.encode({ token: session(age * MINUTE), secret, maxAge: 9_999_999 });
  expect(await minutesOf(token)).toBeCloseTo(minutes, 0);
});

it("gives none to a session that is too old, and none to what has no beginning", async () => {
  const { seal, session } = setUp();
  for (const token of [session(721 * MINUTE), { sid: "s", sub: "u" }]) {
    const sealed = await seal.encode({ token, secret });
    await expect(seal.decode({ token: sealed, secret })).resolves.toBeNull();
  }
});

it("does not open a session that has run out, that was ended, or that is none", async () => {
  const { clock, ended, seal, session } = setUp();
  const sealed = await seal.encode({ token: session(0), secret });
  await expect(seal.decode({ token: sealed, secret })).resolves.toMatchObject({ sid: "s-1" });
  ended.add("s-1");
  await expect(seal.decode({ token: sealed, secret })).resolves.toBeNull();
  ended.clear();
  clock.time += 30 * MINUTE;
  await expect(seal.decode({ token: sealed, secret })).resolves.toBeNull();
});

it("leaves the cookies of a sign-in under way alone", async () => {
  const { seal } = setUp();
  const params = { secret, salt: "state" };
  const sealed = await seal.encode({ ...params, token: { value: "x" }, maxAge: 900 });
  await expect(seal.decode({ ...params, token: sealed })).resolves.toMatchObject({ value: "x" });
  await expect(seal.decode({ secret, token: sealed })).rejects.toThrow();
});

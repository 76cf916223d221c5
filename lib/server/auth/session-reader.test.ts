import { decode, encode } from "next-auth/jwt";
import { expect, it, vi } from "vitest";
import { createSessionReader } from "./session-cookie";

const SECRET = "a secret of this test";
const MINUTE = 60_000;
const LIMITS = { idleMs: 30 * MINUTE, maxMs: 720 * MINUTE };

async function setUp({ maxAge = 3_600, signedInAgo = 0 } = {}) {
  const clock = { time: Date.now() };
  const token = { sid: "s-1", sub: "u-1", name: "Mara", signedInAt: clock.time - signedInAgo };
  const sealed = await encode({ token, secret: SECRET, maxAge });
  const open = vi.fn((value: string) => decode({ token: value, secret: SECRET }));
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
  const { clock, open, read, sealed } = await setUp();
  await expect(read(sealed)).resolves.toMatchObject({ userId: "u-1", name: "Mara" });
  clock.time += 29_999;
  await expect(read(sealed)).resolves.toMatchObject({ userId: "u-1" });
  expect(open).toHaveBeenCalledTimes(1);
  clock.time += 2;
  await read(sealed);
  expect(open).toHaveBeenCalledTimes(2);
});

it("knows no session beyond its own end", async () => {
  const { clock, read, sealed } = await setUp({ maxAge: 10 });
  await expect(read(sealed)).resolves.not.toBeNull();
  clock.time += 11_000;
  await expect(read(sealed)).resolves.toBeNull();
});

it("knows no session that was unused for longer than the setting, whatever its cookie says", async () => {
  const { clock, read, sealed } = await setUp({ maxAge: 36_000 });
  clock.time += 29 * MINUTE;
  await expect(read(sealed)).resolves.not.toBeNull();
  clock.time += 1.1 * MINUTE;
  await expect(read(sealed)).resolves.toBeNull();
});

it.each([
  [719, true],
  [721, false],
])("of a busy session %i minutes old it is %s that it still counts", async (age, counts) => {
  const { read, sealed } = await setUp({ signedInAgo: age * MINUTE });
  expect((await read(sealed)) !== null).toBe(counts);
});

it("forgets an ended session at once, although it was opened a moment ago", async () => {
  const { ended, read, sealed } = await setUp();
  await expect(read(sealed)).resolves.not.toBeNull();
  ended.add("s-1");
  await expect(read(sealed)).resolves.toBeNull();
});

it("takes a cookie that is not ours, or none, for nobody", async () => {
  const { open, read, sealed } = await setUp();
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
  const { read } = await setUp();
  const token = await encode({ token: { sub: "u-1", name: "Mara" }, secret: SECRET });
  await expect(read(token)).resolves.toBeNull();
});

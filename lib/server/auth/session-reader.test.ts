import { decode, encode } from "next-auth/jwt";
import { expect, it, vi } from "vitest";
import { createSessionReader } from "./session-reader";

const SECRET = "a secret of this test";
const HOUR = 3_600;

async function setUp(maxAge = HOUR) {
  const sealed = await encode({ token: { sub: "u-1", name: "Mara" }, secret: SECRET, maxAge });
  const clock = { time: Date.now() };
  const open = vi.fn((token: string) => decode({ token, secret: SECRET }));
  const read = createSessionReader({ decode: open, now: () => clock.time });
  return { clock, open, read, sealed };
}

it("opens a session once and knows it for half a minute", async () => {
  const { clock, open, read, sealed } = await setUp();
  await expect(read(sealed)).resolves.toMatchObject({ sub: "u-1", name: "Mara" });
  clock.time += 29_999;
  await expect(read(sealed)).resolves.toMatchObject({ sub: "u-1" });
  expect(open).toHaveBeenCalledTimes(1);
  clock.time += 2;
  await read(sealed);
  expect(open).toHaveBeenCalledTimes(2);
});

it("knows no session beyond its own end", async () => {
  const { clock, read, sealed } = await setUp(10);
  await expect(read(sealed)).resolves.not.toBeNull();
  clock.time += 11_000;
  await expect(read(sealed)).resolves.toBeNull();
});

it("takes a cookie that is not ours, or none, for nobody", async () => {
  const { open, read, sealed } = await setUp();
  await read(sealed);
  await expect(read(`${sealed.slice(0, -2)}xx`)).resolves.toBeNull();
  await expect(read("nonsense")).resolves.toBeNull();
  open.mockClear();
  await expect(read("")).resolves.toBeNull();
  expect(open).not.toHaveBeenCalled();
});

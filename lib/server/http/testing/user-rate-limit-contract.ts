import "server-only";
import { expect, it } from "vitest";
import type { UserRateLimit } from "@/lib/server/http/user-rate-limit";

const BURST = 10;

type Create = (parts: { rate: number; burst: number; now: () => number }) => UserRateLimit;

/** What a limit for each person promises, wherever it is counted. */
export function limitsEachPerson(create: Create): void {
  function setUp() {
    const clock = { time: 1_000_000 };
    const limit = create({ rate: 2, burst: BURST, now: () => clock.time });
    /** A request that makes so many calls, of which it knew `reserved`. */
    const request = async (user: string, reserved: number, calls: number) => {
      const wait = await limit.reserve(user, reserved);
      if (wait > 0) return wait;
      for (let call = 0; call < calls; call++) await limit.spend(user, -BURST);
      await limit.release(user, reserved, 1);
      return 0;
    };
    return { clock, limit, request };
  }

  it("lets a person spend what is saved, then says when there is enough again", async () => {
    const { request, clock } = setUp();
    expect(await request("script", 9, 9)).toBe(0);
    expect(await request("script", 4, 4)).toBe(2);
    clock.time += 1_500;
    expect(await request("script", 4, 4)).toBe(0);
  });

  it("keeps people apart", async () => {
    const { request } = setUp();
    await request("script", 10, 10);
    expect(await request("mara", 10, 10)).toBe(0);
  });

  it("takes back what was not needed, and never saves more than the burst", async () => {
    const { request, limit, clock } = setUp();
    await request("mara", 10, 1);
    expect(await request("mara", 9, 0)).toBe(0);
    await limit.release("mara", 99, 1);
    clock.time += 60_000;
    expect(await request("mara", 10, 10)).toBe(0);
    expect(await request("mara", 1, 1)).toBe(1);
  });

  it("charges each call, whether or not somebody knew of it, and the debt is paid off first", async () => {
    const { request } = setUp();
    expect(await request("script", 1, 14)).toBe(0);
    expect(await request("script", 1, 1)).toBe(3);
  });

  it("counts requests that run side by side right, whichever of them ends first", async () => {
    const { limit } = setUp();
    await limit.reserve("mara", 3);
    await limit.reserve("mara", 3);
    await limit.spend("mara", -BURST);
    await limit.release("mara", 3, 1);
    for (let call = 0; call < 3; call++) await limit.spend("mara", -BURST);
    await limit.release("mara", 3, 1);
    expect(await limit.reserve("mara", 6)).toBe(0);
    expect(await limit.reserve("mara", 1)).toBe(1);
  });

  it("takes no more than it may from what is left", async () => {
    const { limit } = setUp();
    for (let call = 0; call < 100; call++) await limit.spend("exporter", 5);
    expect(await limit.reserve("exporter", 5)).toBe(0);
    for (let call = 0; call < 100; call++) await limit.spend("exporter", -BURST);
    expect(await limit.reserve("exporter", 1)).toBe(6);
  });

  it("asks of nobody more than can be saved up", async () => {
    const { request } = setUp();
    expect(await request("mara", 30, 4)).toBe(0);
    expect(await request("mara", 6, 6)).toBe(0);
  });
}

import "server-only";
import { expect, it } from "vitest";
import type { MemorySignInAttemptsParts } from "@/lib/server/auth/memory-sign-in-attempts";
import type { SignInAttempts } from "@/lib/server/auth/sign-in-attempts";

const MINUTE = 60_000;

type Create = (parts: Required<MemorySignInAttemptsParts>) => SignInAttempts;

/** What is promised of failed sign-ins, wherever they are counted. */
export function countsFailedSignIns(create: Create): void {
  function setUp() {
    const clock = { time: 1_000_000_000_000 };
    return { clock, attempts: create({ now: () => clock.time }) };
  }

  it("lets ten failures through and then nobody for a quarter of an hour", async () => {
    const { clock, attempts } = setUp();
    for (let count = 1; count < 10; count += 1)
      expect(await attempts.fail("address 1")).toBe(false);
    expect(await attempts.waitOf("address 1")).toBeNull();
    expect(await attempts.fail("address 1")).toBe(true);
    expect(await attempts.waitOf("address 1")).toBe(900);
    expect(await attempts.waitOf("address 2")).toBeNull();
    expect(await attempts.waitOf("address 2", "address 1")).toBe(900);
    clock.time += 15 * MINUTE - 1;
    expect(await attempts.waitOf("address 1")).toBe(1);
    clock.time += 1;
    expect(await attempts.waitOf("address 1")).toBeNull();
  });

  it("forgets each failure by itself", async () => {
    const { clock, attempts } = setUp();
    for (let count = 0; count < 10; count += 1) {
      await attempts.fail("account a");
      clock.time += 2 * MINUTE;
    }
    expect(await attempts.waitOf("account a")).toBeNull();
  });

  it("counts an address and an account apart", async () => {
    const { attempts } = setUp();
    for (let count = 0; count < 10; count += 1)
      await attempts.fail(`address ${count}`, "account a");
    expect(await attempts.waitOf("account a")).toBe(900);
    expect(await attempts.waitOf("address 3")).toBeNull();
  });

  it("counts each of those that fail at once", async () => {
    const { attempts } = setUp();
    const lasts = await Promise.all(Array.from({ length: 12 }, () => attempts.fail("account a")));
    expect(lasts).toContain(true);
    expect(await attempts.waitOf("account a")).toBe(900);
  });
}

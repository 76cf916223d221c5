import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createHedgeBudget, hedge } from "./hedge";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Brings the result after so long; never, without a time. Rejects when it is aborted. */
function bringing(result: string, afterMs?: number) {
  return vi.fn(
    (signal: AbortSignal) =>
      new Promise<string>((resolve, reject) => {
        if (afterMs !== undefined) setTimeout(() => resolve(result), afterMs);
        signal.addEventListener("abort", () => reject(signal.reason));
      }),
  );
}

function start(
  first: ReturnType<typeof bringing>,
  second: ReturnType<typeof bringing> | (() => null),
) {
  const caller = new AbortController();
  const isGood = (result: string) => result !== "bad";
  const result = hedge({ first, second, isGood, afterMs: 1000, signal: caller.signal });
  return { result, caller };
}

describe("hedge", () => {
  it("asks once when the first try is in time, well or not", async () => {
    for (const outcome of ["good", "bad"]) {
      const second = bringing("second", 1);
      const { result } = start(bringing(outcome, 900), second);
      await vi.advanceTimersByTimeAsync(5000);
      await expect(result).resolves.toBe(outcome);
      expect(second).not.toHaveBeenCalled();
    }
  });

  it("takes the second try when the first hangs, and aborts the first", async () => {
    const first = bringing("first");
    const { result } = start(first, bringing("second", 100));
    await vi.advanceTimersByTimeAsync(1100);
    await expect(result).resolves.toBe("second");
    expect(first.mock.calls[0]?.[0].aborted).toBe(true);
  });

  it("takes the first try when it comes after all, and aborts the second", async () => {
    const second = bringing("second");
    const { result } = start(bringing("first", 1500), second);
    await vi.advanceTimersByTimeAsync(1500);
    await expect(result).resolves.toBe("first");
    expect(second.mock.calls[0]?.[0].aborted).toBe(true);
  });

  it("waits for the other try when one comes back bad", async () => {
    const { result } = start(bringing("bad", 1200), bringing("second", 2000));
    await vi.advanceTimersByTimeAsync(3000);
    await expect(result).resolves.toBe("second");
  });

  it("waits on for the first when no second try is to be had", async () => {
    const { result } = start(bringing("first", 8000), () => null);
    await vi.advanceTimersByTimeAsync(8000);
    await expect(result).resolves.toBe("first");
  });

  it("ends both tries when the caller leaves", async () => {
    const [first, second] = [bringing("first"), bringing("second")];
    const { result, caller } = start(first, second);
    const left = expect(result).rejects.toThrow("gone");
    await vi.advanceTimersByTimeAsync(1500);
    caller.abort(new Error("gone"));
    await left;
    expect(second.mock.calls[0]?.[0].aborted).toBe(true);
  });
});

describe("budget", () => {
  it("lets second tries be a tenth of the calls, after a few in advance", () => {
    const budget = createHedgeBudget();
    let spent = 0;
    for (let call = 0; call < 200; call++) {
      budget.earn();
      if (budget.spend()) spent += 1;
    }
    expect(spent).toBeGreaterThan(20);
    expect(spent).toBeLessThanOrEqual(26);
  });
});

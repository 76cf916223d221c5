import { describe, expect, it } from "vitest";
import type { Quota } from "@/lib/jobs/quota-query";
import { quotaInterval, quotaMood, waitingFor } from "./quota-chip";

const NOW = Date.parse("2026-11-23T12:00:00Z");
const NOBODY = { interactive: 0, prefetch: 0, background: 0 };

const quota = (patch: Partial<Quota> = {}): Quota => ({
  tokens: 38,
  rate: 10,
  burst: 40,
  waiting: NOBODY,
  lastThrottledAt: null,
  standing: null,
  ...patch,
});

describe("quotaMood", () => {
  it("is plenty while there is plenty and nobody waits", () => {
    expect(quotaMood(quota(), NOW)).toBe("plenty");
    expect(quotaMood(quota({ tokens: 10 }), NOW)).toBe("plenty");
  });

  it("speaks below a quarter of the burst", () => {
    expect(quotaMood(quota({ tokens: 9 }), NOW)).toBe("low");
    expect(quotaMood(quota({ tokens: 3, burst: 15 }), NOW)).toBe("low");
  });

  it("speaks of whoever waits, in any lane, before anything else", () => {
    const waiting = { interactive: 1, prefetch: 2, background: 9 };
    const busy = quota({ waiting, tokens: 0, lastThrottledAt: "2026-11-23T12:00:00Z" });
    expect(quotaMood(busy, NOW)).toBe("waiting");
    expect(waitingFor(busy)).toBe(12);
    expect(quotaMood(quota({ waiting: { ...NOBODY, background: 1 } }), NOW)).toBe("waiting");
  });

  it("speaks of a refusal for half a minute", () => {
    expect(quotaMood(quota({ lastThrottledAt: "2026-11-23T11:59:31Z" }), NOW)).toBe("throttled");
    expect(quotaMood(quota({ lastThrottledAt: "2026-11-23T11:59:30Z" }), NOW)).toBe("plenty");
  });
});

describe("quotaInterval", () => {
  it("reads more often while there is something to say, or somebody reads it", () => {
    const closed = { now: NOW, open: false };
    expect(quotaInterval(undefined, closed)).toBe(15_000);
    expect(quotaInterval(quota(), closed)).toBe(15_000);
    expect(quotaInterval(quota({ tokens: 0 }), closed)).toBe(2_000);
    expect(quotaInterval(quota(), { now: NOW, open: true })).toBe(2_000);
  });
});

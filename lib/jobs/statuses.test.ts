import { describe, expect, it } from "vitest";
import { isOpenStatus, isServiceJobStatus, statusTone } from "./statuses";

describe("statuses", () => {
  it.each([
    ["PENDING_SCHEDULE", "action", true],
    ["HOLD", "action", true],
    ["NOT_SERVICED", "progress", true],
    ["NOT_FULFILLABLE", "exception", false],
    ["PAYMENT_DECLINED", "exception", false],
    ["COMPLETED", "done", false],
    ["CANCELLED", "closed", false],
  ])("%s asks for %s", (status, tone, open) => {
    expect(isServiceJobStatus(status)).toBe(true);
    expect(statusTone(status)).toBe(tone);
    expect(isOpenStatus(status)).toBe(open);
  });

  it.each(["SLEEPING", "hold", "constructor", undefined])("%s asks for nothing", (status) => {
    expect(isServiceJobStatus(status)).toBe(false);
    expect(statusTone(status)).toBe("closed");
    expect(isOpenStatus(status)).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { scrubReason } from "./scrub-reason";

const job = {
  buyer: { name: "Anna-Lena de Müller", phone: "+1 206-555-0101" },
  serviceLocation: { address: { name: "A. Müller", addressLine1: "12 Pine St (rear)" } },
};

describe("scrubReason", () => {
  it.each([
    ["Gate code needed", "Gate code needed"],
    ["order 113-1234567-7654321 is late", "order 113-1234567-7654321 is late"],
    ["call müller back", "call [removed] back"],
    ["Anna-Lena de Müller is out", "[removed] is out"],
    ["nobody at 12 pine st (REAR)", "nobody at [removed]"],
    ["ring +1 206-555-0101 now", "ring [removed] now"],
    ["ring (206) 555 0199 now", "ring ([removed] now"],
    ["mail a.m@example.com", "mail [removed]"],
    ["technician is 10 minutes late at 14:30", "technician is 10 minutes late at 14:30"],
  ])("%s", (reason, kept) => {
    expect(scrubReason(reason, job)).toBe(kept);
  });

  it("needs no address and no buyer", () => {
    expect(scrubReason("On the way", {})).toBe("On the way");
  });
});
